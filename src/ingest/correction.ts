import { isDeepStrictEqual } from 'node:util'
import { articleSchema, type Article } from '../article.js'
import { TimtinError } from '../errors.js'
import { problemsOfRecord } from './records.js'
import { toArticle, type Describer } from './to-article.js'

/** Fields from which agencies are recognised. */
const namingFields = ['kicker', 'title', 'lead', 'body', 'captions'] as const

function refused(what: string, where: string): TimtinError {
  return new TimtinError('input', 'bad-correction', what, where, 'Correct the file.')
}

/**
 * Applies a correction that states only the fields that change.
 * @param given parsed JSON
 * @param where the file, for messages
 * @param now ISO 8601 with +07:00: when it was modified, if the correction does not say
 * @throws TimtinError `bad-correction`, naming the field that is wrong or unknown; RejectedRecord
 */
export function correctedByFields(
  present: Article,
  given: unknown,
  where: string,
  now: string,
  gazetteer: Describer,
): Article {
  const fields = articleSchema.partial().safeParse(given)
  if (!fields.success) {
    const [{ path, message, ...issue }] = fields.error.issues
    const field = 'keys' in issue ? (issue.keys as string[]).join(', ') : path.join('.')
    throw refused(`${field === '' ? 'The correction' : field}: ${message}.`, where)
  }
  if (fields.data.id !== undefined && fields.data.id !== present.id) throw refused('id: it cannot be changed.', where)
  const merged = { ...present, ...fields.data }
  const isRenamed = namingFields.some((field) => !isDeepStrictEqual(merged[field], present[field]))
  // Who is named is recognised again, unless the correction says it.
  const value = isRenamed && fields.data.agencies === undefined ? { ...merged, agencies: [] } : merged
  const { article } = toArticle({ file: where, line: null, content: { kind: 'json', value } }, gazetteer)
  return modified(article, present, fields.data.modifiedAt, now)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The parts that a whole article needs and a record lacks. */
export function missingParts(given: unknown): string[] {
  const record = isObject(given) ? given : {}
  const isEmpty = (value: unknown) => [value ?? ''].flat().join('').trim() === ''
  return (['title', 'body'] as const).filter((part) => isEmpty(record[part]))
}

/**
 * Reads a record that is the whole article, for one that was withdrawn and is to be put back.
 * @param url where it was published, if the record does not say
 * @throws TimtinError `bad-correction`, naming fields that are unknown; RejectedRecord
 */
export function wholeRecord(given: unknown, url: string | null, where: string, gazetteer: Describer): Article {
  const value = isObject(given) ? { ...given, url: given.url ?? url } : given
  const unknown = problemsOfRecord(value).find(({ isUnknown }) => isUnknown)
  if (unknown !== undefined) throw refused(`${unknown.field}: there is no such field.`, where)
  return toArticle({ file: where, line: null, content: { kind: 'json', value } }, gazetteer).article
}

/**
 * Applies a correction that is the whole article, under the id of the one that it corrects.
 * @param before id and address of that one
 * @param present null when it was withdrawn
 */
export function correctedByWhole(
  before: Pick<Article, 'id' | 'url'>,
  present: Article | null,
  given: Article,
  now: string,
): Article {
  const article = { ...given, id: before.id, url: given.url ?? before.url }
  return modified(article, present, given.modifiedAt ?? undefined, now)
}

function modified(article: Article, present: Article | null, stated: string | null | undefined, now: string): Article {
  const before = { ...article, modifiedAt: present?.modifiedAt ?? null }
  // What changes nothing is no correction.
  if (isDeepStrictEqual(before, present) && stated === undefined) return before
  return { ...article, modifiedAt: stated === undefined ? now : stated }
}
