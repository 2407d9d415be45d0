import { setImmediate } from 'node:timers/promises'
import type { NameInTitles } from '../vocabulary.js'
import type { WordTable } from './tables.js'

/** Words of a title, and the marks between them. */
const pieces = /[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu
const isCapitalised = (word: string) => /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)
/** Longest name, in words. */
const longest = 4
/** Most words before a name that are told: "thành phố". */
const wordsBefore = 2

/** Titles that are read in one turn of the event loop: some milliseconds. */
const titlesPerTurn = 500

const remembered = new WeakMap<readonly string[], Promise<ReadonlyMap<string, NameInTitles>>>()

/** The names in the titles of a table, by their texts with what stands before. */
function namesInTable({ titles }: WordTable): Promise<ReadonlyMap<string, NameInTitles>> {
  let names = remembered.get(titles)
  if (names === undefined) remembered.set(titles, (names = readNames(titles)))
  return names
}

async function readNames(titles: readonly string[]): Promise<ReadonlyMap<string, NameInTitles>> {
  const found = new Map<string, NameInTitles>()
  for (const [i, title] of titles.entries()) {
    if (i % titlesPerTurn === titlesPerTurn - 1) await setImmediate()
    for (const name of namesIn(title.normalize('NFC'))) add(found, { ...name, titles: 1 })
  }
  return found
}

function add(names: Map<string, NameInTitles>, { text, before, titles }: NameInTitles): void {
  const key = `${before} | ${text}`
  names.set(key, { text, before, titles: titles + (names.get(key)?.titles ?? 0) })
}

/** Runs of two to four capitalised words; the first word of a title is capitalised without being a name's. */
function* namesIn(title: string): Iterable<Omit<NameInTitles, 'titles'>> {
  const all: readonly string[] = title.match(pieces) ?? []
  let run: number[] = []
  for (let at = 0; at <= all.length; at++) {
    if (at < all.length && all[at] === ' ') continue
    if (at < all.length && isCapitalised(all[at])) {
      run.push(at)
      continue
    }
    if (run.length > 1 && run.length <= longest)
      yield { text: run.map((place) => all[place]).join(' '), before: beforeOf(all, run[0]) }
    // "Ông Nguyễn Văn An", "Xã Tân Hưng": the first word may be none of the name.
    if (run[0] === 0 && run.length > 2 && run.length <= longest + 1)
      yield {
        text: run
          .slice(1)
          .map((place) => all[place])
          .join(' '),
        before: all[run[0]].toLowerCase(),
      }
    run = []
  }
}

/** The words right before a name, in lower case. */
function beforeOf(all: readonly string[], place: number): string {
  const words: string[] = []
  for (let at = place - 1; at >= 1 && all[at] === ' ' && words.length < wordsBefore; at -= 2) {
    if (!/^\p{L}/u.test(all[at - 1])) break
    words.unshift(all[at - 1].toLowerCase())
  }
  return words.join(' ')
}

/** All names in the titles of an archive, those in most titles first. Lets others take turns while it reads. */
export async function namesOf(tables: readonly WordTable[]): Promise<NameInTitles[]> {
  const all = new Map<string, NameInTitles>()
  for (const table of tables) for (const name of (await namesInTable(table)).values()) add(all, name)
  return [...all.values()].sort((a, b) => b.titles - a.titles || (a.text + a.before < b.text + b.before ? -1 : 1))
}
