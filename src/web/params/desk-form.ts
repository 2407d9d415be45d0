import type { PastedText } from '../../search/desk/draft.js'
import { draftTooLong, longestDraft, unreadableDraft } from '../middleware/draft-body.js'
import { deskRequestSchema, longestAddress, pastedTextSchema, type DeskQuestion } from './desk-request.js'
import { ParamsError } from './problems.js'
import { QueryString } from './query-string.js'

/** Most articles in a box; more would be a page of their own. */
export const mostChosen = 20
const longestHeading = 120
const plus = 0x2b
const space = 0x20

/** The box that an editor wants made from the ticked articles. */
export interface BoxChoice {
  /** Ids of the ticked articles, in the order of the page. */
  chosen: string[]
  /** The heading of the box. */
  heading: string
  /** Whether the box was asked for or any article is ticked. */
  wanted: boolean
}

export interface DraftForm extends BoxChoice {
  pasted: PastedText
}

export interface AddressForm extends BoxChoice {
  /** null: nothing was asked yet. */
  address: string | null
}

export const defaultHeading = 'Tin cùng chuyên mục'

/** Fields of a form by name, in order. */
type Fields = Map<string, string[]>

function fieldsOf(entries: Iterable<readonly [string, unknown]>): Fields {
  const fields: Fields = new Map()
  for (const [name, value] of entries) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value])
  }
  return fields
}

/** Decodes percent-escapes natively: a draft of 1 MB takes a few milliseconds, with URLSearchParams a hundred. */
function* escapedFields(body: Buffer): Iterable<[string, string]> {
  for (let at = body.indexOf(plus); at !== -1; at = body.indexOf(plus, at + 1)) body[at] = space
  for (const pair of body.toString('latin1').split('&')) {
    const equals = pair.indexOf('=')
    if (equals >= 0) yield [decodeURIComponent(pair.slice(0, equals)), decodeURIComponent(pair.slice(equals + 1))]
  }
}

async function readFields(body: Buffer, contentType: string): Promise<Fields> {
  try {
    if (contentType.startsWith('application/x-www-form-urlencoded')) return fieldsOf(escapedFields(body))
    return fieldsOf(await new Response(body, { headers: { 'content-type': contentType } }).formData())
  } catch {
    throw unreadableDraft()
  }
}

function checkLength({ title, lead, body }: PastedText): void {
  if (Buffer.byteLength(title) + Buffer.byteLength(lead) + Buffer.byteLength(body) > longestDraft) throw draftTooLong()
}

function choiceOf(all: (name: string) => string[]): BoxChoice {
  const heading = (all('tieu-de-hop')[0] ?? '').trim().slice(0, longestHeading)
  const chosen = [...new Set(all('bai'))].slice(0, mostChosen)
  return {
    chosen,
    heading: heading === '' ? defaultHeading : heading,
    wanted: chosen.length > 0 || all('viec').includes('hop'),
  }
}

/**
 * Parses the draft form, sent as multipart/form-data or percent-encoded.
 * @throws TimtinError `draft-too-long`, `unreadable-draft`
 */
export async function parseDraftForm(body: unknown, contentType: string): Promise<DraftForm> {
  const fields = Buffer.isBuffer(body) ? await readFields(body, contentType) : new Map<string, string[]>()
  const all = (name: string) => fields.get(name) ?? []
  // Browsers send line breaks as CRLF, whatever the editor typed.
  const one = (name: string) => (all(name)[0] ?? '').replaceAll('\r\n', '\n')
  const pasted = { title: one('tieu-de'), lead: one('loi-dan'), body: one('noi-dung') }
  checkLength(pasted)
  return { pasted, ...choiceOf(all) }
}

/**
 * Parses the form for an article's address from a URL.
 * @throws ParamsError
 */
export function parseAddressForm(url: string): AddressForm {
  const query = new QueryString(url)
  const address = query.one('dia-chi')
  if (address !== null && address.length > longestAddress) {
    query.report('dia-chi', 'Địa chỉ quá dài.', `Nhiều nhất ${longestAddress} ký tự.`)
  }
  if (query.problems.length > 0) throw new ParamsError(query.problems, '/bien-tap')
  return { address, ...choiceOf((name) => query.all(name)) }
}

/**
 * Parses `{"title", "lead", "body"}`, any of which may be missing, or `{"address"}`.
 * @throws TimtinError `draft-too-long`, `unreadable-draft`
 * @throws ParamsError for other fields
 */
export function parseDraftJson(body: unknown): DeskQuestion {
  let value: unknown
  try {
    value = JSON.parse(Buffer.isBuffer(body) ? body.toString() : '')
  } catch {
    throw unreadableDraft()
  }
  const read = deskRequestSchema.safeParse(value)
  if (read.success) {
    if ('pasted' in read.data) checkLength(read.data.pasted)
    return read.data
  }
  // The values are not quoted in the error: they may be the draft.
  const problems = pastedTextSchema.safeParse(value).error!.issues.map(({ path }) => ({
    parameter: path.join('.') || 'JSON',
    message: 'Không đúng dạng.',
    allowed:
      'Một đối tượng JSON: title, lead là chuỗi; body là chuỗi hoặc danh sách đoạn; hoặc chỉ có address là địa chỉ bài.',
  }))
  throw new ParamsError(problems, null)
}
