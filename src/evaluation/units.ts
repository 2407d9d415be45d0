/**
 * Words, names and places that are units in an archive's text, drawn by rule: what a search for each should find can be
 * determined by inspection, without the text analysis under evaluation.
 */
import { sample, seededRandom, type Random } from './random.js'

/** An article's texts, one per paragraph. */
export interface ReadArticle {
  id: string
  texts: readonly string[]
}

export type UnitKind = 'compound' | 'person' | 'commune'

/** A unit as typed, and the articles that have its syllables side by side, regardless of case. */
export interface Unit {
  kind: UnitKind
  text: string
  articles: ReadonlySet<string>
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
/** No unit crosses these. */
const marks = /[^\p{L}\p{M}\p{N}\s/&-]+|\n/u
const syllables = /[\p{L}\p{M}\p{N}]+/gu

const keys = new Map<string, string>()

/** One key for a syllable wherever its tone mark is placed: its letters, then the tone. */
function keyOf(syllable: string): string {
  let key = keys.get(syllable)
  if (key === undefined) keys.set(syllable, (key = computedKey(syllable)))
  return key
}

function computedKey(syllable: string): string {
  const letters = syllable.toLowerCase().normalize('NFD')
  const tone = letters.match(toneMarks)?.join('') ?? ''
  return letters.replace(toneMarks, '').normalize('NFC') + tone
}

/** Whether two texts have the same syllables, regardless of case, marks between them, and where tone marks are placed. */
export function isSameText(one: string, other: string): boolean {
  const keysIn = (text: string) => (text.normalize('NFC').match(syllables) ?? []).map(keyOf).join(' ')
  return keysIn(one) === keysIn(other)
}

interface Syllable {
  written: string
  key: string
}

/** The runs of syllables in a text that no mark interrupts. */
function runsOf(text: string): Syllable[][] {
  return text
    .normalize('NFC')
    .split(marks)
    .map((run) => (run.match(syllables) ?? []).map((written) => ({ written, key: keyOf(written) })))
    .filter((run) => run.length > 1)
}

const isCapital = ({ written }: Syllable) => /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(written)

/** The surnames of four in five Vietnamese, and some more. */
const surnames = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô tạ'
    .split(' ')
    .map(keyOf),
)

/** Names of people in a run: three capitalised syllables, the first of which is a surname, and no fourth. */
function* peopleIn(run: readonly Syllable[]): Iterable<Syllable[]> {
  for (let at = 0; at + 3 <= run.length; at++) {
    const name = run.slice(at, at + 3)
    const [before, after] = [run[at - 1], run[at + 3]]
    if (!surnames.has(name[0].key) || !name.every(isCapital)) continue
    if ((before !== undefined && isCapital(before) && at > 1) || (after !== undefined && isCapital(after))) continue
    yield name
  }
}

const communeWords = new Set(['xã', 'phường'].map(keyOf))

/** Communes in a run: the word for a commune, then one or two capitalised syllables. */
function* communesIn(run: readonly Syllable[]): Iterable<Syllable[]> {
  for (let at = 0; at + 2 <= run.length; at++) {
    if (!communeWords.has(run[at].key)) continue
    let end = at + 1
    while (end < run.length && isCapital(run[end])) end++
    if (end - at === 2 || end - at === 3) yield run.slice(at, end)
  }
}

const nameOf = (run: readonly Syllable[]) => run.map(({ key }) => key).join(' ')

/** One key for a text wherever its tone marks are placed and whatever its case and spaces. */
export const keyOfText = (text: string) => text.trim().split(/\s+/).map(keyOf).join(' ')

/** How the units of each kind are drawn: how many, and from how many articles each. */
const bands: Record<UnitKind, readonly { fewest: number; most: number; units: number }[]> = {
  compound: [
    { fewest: 5, most: 19, units: 60 },
    { fewest: 20, most: 99, units: 60 },
    { fewest: 100, most: 499, units: 60 },
    { fewest: 500, most: 3000, units: 60 },
  ],
  person: [{ fewest: 8, most: 80, units: 300 }],
  commune: [{ fewest: 3, most: 80, units: 200 }],
}

/** The articles that have runs of two or more syllables side by side, by the run as given; regardless of case. */
export function articlesWith(articles: readonly ReadArticle[], runs: readonly string[]): Map<string, Set<string>> {
  const given = new Map(runs.map((run) => [run.split(' ').map(keyOf).join(' '), run]))
  const beginnings = new Set([...given.keys()].map((name) => name.split(' ').slice(0, 2).join(' ')))
  const lengths = [...new Set([...given.keys()].map((name) => name.split(' ').length))]
  const found = new Map<string, Set<string>>()
  for (const { id, texts } of articles)
    for (const run of texts.flatMap(runsOf))
      for (let at = 0; at + 1 < run.length; at++) {
        if (!beginnings.has(`${run[at].key} ${run[at + 1].key}`)) continue
        for (const length of lengths) {
          const wanted = given.get(nameOf(run.slice(at, at + length)))
          if (wanted !== undefined) found.set(wanted, (found.get(wanted) ?? new Set()).add(id))
        }
      }
  return found
}

/**
 * Draws units that occur in the archive.
 * @param articles in an order that does not depend on how the archive was built
 * @param compounds two-syllable words as written
 */
export function drawUnits(articles: readonly ReadArticle[], compounds: readonly string[], seed: number): Unit[] {
  const wanted = new Map<string, { kind: UnitKind; text: string }>()
  for (const text of compounds) wanted.set(text.split(' ').map(keyOf).join(' '), { kind: 'compound', text })
  for (const run of allRuns(articles)) {
    for (const name of peopleIn(run)) remember(wanted, 'person', name)
    for (const name of communesIn(run)) remember(wanted, 'commune', name)
  }
  const found = articlesWith(articles, [...wanted.keys()])
  const units = [...wanted].map(([name, unit]) => ({ ...unit, articles: found.get(name) ?? new Set<string>() }))
  return drawn(units, seededRandom(seed))
}

function* allRuns(articles: readonly ReadArticle[]): Iterable<Syllable[]> {
  for (const { texts } of articles) for (const text of texts) yield* runsOf(text)
}

function remember(
  wanted: Map<string, { kind: UnitKind; text: string }>,
  kind: UnitKind,
  run: readonly Syllable[],
): void {
  const name = nameOf(run)
  if (!wanted.has(name)) wanted.set(name, { kind, text: run.map(({ written }) => written).join(' ') })
}

function drawn(units: readonly Unit[], random: Random): Unit[] {
  return Object.entries(bands).flatMap(([kind, ofKind]) =>
    ofKind.flatMap(({ fewest, most, units: count }) => {
      const fitting = units.filter(
        (unit) => unit.kind === kind && unit.articles.size >= fewest && unit.articles.size <= most,
      )
      return sample(fitting, count, random)
    }),
  )
}
