import type { NamedAgency } from './levels.js'
import type { NamesInText } from './recogniser.js'
import { Gap, type Scan } from './scan.js'
import type { Description, RecognisableArticle } from './types.js'

/** The parts of an article in the order in which a reader meets them; captions last. */
export function partsOf({ kicker, title, lead, body, captions }: RecognisableArticle): string[] {
  return [kicker, title, lead, ...body, ...captions]
}

const KICKER = 0
const TITLE = 1
const LEAD = 2

/**
 * How much one mention says about the article's subject. Order matters more than size: a kicker names the subject, a
 * title mostly does, the lead (or the first paragraph if there is none) often does, and the rest counts by repetition.
 */
const agencyWeight = {
  kicker: 20,
  titleSubject: 14,
  titleObject: 8,
  leadSubject: 6,
  leadObject: 4,
  text: 1,
  personTitle: 0.25,
}
/** The most that mentions in the running text may add. */
const MOST_FROM_TEXT = 5
/** An agency of at least this weight is one that the article is about. */
const PRINCIPAL = 6

/** Words after which a body is only an object or a location: "tại Sở Y tế", "với Sở Y tế". */
const objectWords = new Set([
  'tại',
  'với',
  'cho',
  'đến',
  'về',
  'ở',
  'thăm',
  'từ',
  'bởi',
  'theo',
  'do',
  'trước',
  'cùng',
  'của',
])

/**
 * Agency ids by weight, each once. An organ that speaks for its body (Thường trực, Ban Thường vụ) names the body too.
 */
export function rankAgencies(
  parts: readonly NamesInText[],
  organs: ReadonlyMap<string, string>,
): Pick<Description, 'agencies' | 'principal'> {
  const weights = new Map<string, { named: number; fromText: number }>()
  const add = (id: string, weight: number, fromText: boolean) => {
    const sum = weights.get(id) ?? { named: 0, fromText: 0 }
    if (fromText) sum.fromText = Math.min(MOST_FROM_TEXT, sum.fromText + weight)
    else sum.named = Math.max(sum.named, weight)
    weights.set(id, sum)
  }
  const lead = leadIndex(parts)
  parts.forEach(({ scan, agencies }, part) => {
    agencies.forEach((named, order) => {
      const weight = mentionWeight(scan, named, part, lead, order)
      const fromText = part > TITLE && part !== lead
      add(named.agency.id, weight, fromText)
      const body = organs.get(named.agency.id)
      if (body !== undefined) add(body, weight * 0.9, fromText)
    })
  })
  const ranked = [...weights].map(([id, { named, fromText }]) => ({
    id,
    weight: named + fromText,
    isPrincipal: named >= PRINCIPAL,
  }))
  // The sort is stable: of equal weights, the body named first comes first.
  ranked.sort((a, b) => b.weight - a.weight)
  const principal = ranked.filter(({ isPrincipal }) => isPrincipal).map(({ id }) => id)
  const rest = ranked.filter(({ isPrincipal }) => !isPrincipal).map(({ id }) => id)
  return { agencies: [...principal, ...rest], principal: principal.length > 0 ? principal : rest.slice(0, 1) }
}

function leadIndex(parts: readonly NamesInText[]): number {
  return parts[LEAD].scan.words.length > 0 ? LEAD : LEAD + 1
}

function mentionWeight(scan: Scan, named: NamedAgency, part: number, lead: number, order: number): number {
  if (isPersonTitle(scan, named)) return agencyWeight.personTitle
  const isSubject = order === 0 && !isObject(scan, named)
  if (part === KICKER) return agencyWeight.kicker
  if (part === TITLE) return isSubject ? agencyWeight.titleSubject : agencyWeight.titleObject
  if (part === lead) return isSubject ? agencyWeight.leadSubject : agencyWeight.leadObject
  return agencyWeight.text
}

function isObject(scan: Scan, { first }: NamedAgency): boolean {
  return first > 0 && scan.gaps[first] === Gap.space && objectWords.has(scan.words[first - 1].exact)
}

/** "Tỉnh ủy viên", "Ủy viên Ban Thường vụ Tỉnh ủy": a person's rank, not the body that acts. */
function isPersonTitle({ words, gaps }: Scan, { first, last }: NamedAgency): boolean {
  if (words[last + 1]?.exact === 'viên' && gaps[last + 1] === Gap.space) return true
  return first > 0 && gaps[first] === Gap.space && words[first - 1].exact === 'viên'
}
