import type { ReadOptions } from '../../engine/reading.js'
import type { Vocabulary } from '../../engine/vocabulary.js'
import { lift } from '../../engine/ranking/cohesion.js'
import { isCommon } from '../../engine/ranking/numbers.js'
import type { QueryToken } from '../../engine/query.js'
import type { Analyzer } from '../../text/types.js'
import { phrasesOf, type Phrase } from './phrases.js'
import type { Piece } from './pieces.js'

/** The numbers of the choice; docs/decisions/0016 tells the experiment. */
const numbers = {
  /** Phrases of most weight that are looked up in the archive. */
  phrases: 60,
  names: 30,
  /** A phrase is mentioned at least so often, the title counting twice. */
  fewestMentions: 2,
  /** A name counts from this weight on: in the title, in the lead, or twice elsewhere. */
  nameWeight: 2,
  /** The parts of a phrase stand side by side so many times as often as by chance; those of a compound need not. */
  lift: 8,
  liftCompound: 1,
  liftLong: 20,
  /** A name tells more than other words that are as rare. */
  name: 1.5,
  /** A phrase outside title and lead keeps this share. */
  inBody: 0.7,
}

/** A phrase or name of a text, and how well it tells what the text is about. */
export interface TellingPhrase {
  /** As first written. */
  text: string
  score: number
}

/**
 * The phrases and names of a text that tell best what it is about: what it has often or early, and the archive seldom.
 * @param people names of people in the text
 */
export async function tellingPhrases(
  pieces: readonly Piece[],
  people: readonly string[],
  vocabulary: Vocabulary,
  analyzer: Analyzer,
  options?: ReadOptions,
): Promise<TellingPhrase[]> {
  const all = phrasesOf(pieces, people, analyzer)
  const names = heaviest(
    all.filter(({ isName, weight }) => isName && weight >= numbers.nameWeight),
    numbers.names,
  )
  const phrases = heaviest(all.filter(isRepeated), numbers.phrases)
  const counts = await Counts.ask([...names, ...phrases], vocabulary, options)
  const kept = withoutParts([
    ...names.filter((name) => counts.isWhole(name)),
    ...phrases.filter((phrase) => counts.isWhole(phrase) && counts.holdsTogether(phrase)),
  ])
  return kept.map((phrase) => ({ text: phrase.text, score: counts.scoreOf(phrase) })).filter(({ score }) => score > 0)
}

const isRepeated = ({ isName, isCompound, isInTitle, mentions }: Phrase) =>
  !isName && (mentions >= numbers.fewestMentions || (isCompound && isInTitle))

const heaviest = (phrases: Phrase[], most: number) => phrases.sort((a, b) => b.weight - a.weight).slice(0, most)

const keyOf = (words: readonly QueryToken[]) => words.map(({ exact }) => exact).join(' ')

/** In how many articles phrases and their parts are. */
class Counts {
  private constructor(
    private readonly counts: ReadonlyMap<string, number>,
    private readonly size: { articles: number; words: number },
  ) {}

  static async ask(phrases: readonly Phrase[], vocabulary: Vocabulary, options?: ReadOptions): Promise<Counts> {
    const runs = new Map<string, QueryToken[]>()
    const add = (words: QueryToken[]) => runs.set(keyOf(words), words)
    for (const { words, isName, before, after } of phrases) {
      add(words)
      if (words.length < 2) continue
      const around = [before, ...words, after].filter((word) => word !== null)
      for (const word of around) add([word])
      for (let at = 1; at < around.length; at++) add(around.slice(at - 1, at + 1))
      if (isName) continue
      for (let at = 1; at < words.length; at++) for (const part of [words.slice(0, at), words.slice(at)]) add(part)
    }
    const { runs: counted, articles, words } = await vocabulary.ask({ runs: [...runs.values()] }, options)
    return new Counts(new Map([...runs.keys()].map((key, i) => [key, counted[i]])), { articles, words })
  }

  private articlesWith(words: readonly QueryToken[]): number {
    return this.counts.get(keyOf(words)) ?? 0
  }

  private liftOf(left: QueryToken, right: QueryToken): number {
    const [together, first, second] = [[left, right], [left], [right]].map((run) => this.articlesWith(run))
    return together === 0 ? 0 : lift(together, first, second, this.size)
  }

  /** Whether no word at its end belongs rather to the word outside: "tra lại vụ" after "điều". */
  isWhole({ words, before, after }: Phrase): boolean {
    if (words.length < 2) return true
    const [first, second, penultimate, last] = [words[0], words[1], words.at(-2)!, words.at(-1)!]
    return (
      (before === null || this.liftOf(before, first) <= this.liftOf(first, second)) &&
      (after === null || this.liftOf(last, after) <= this.liftOf(penultimate, last))
    )
  }

  /** Whether the archive has the parts of a phrase side by side more often than by chance, wherever it is parted. */
  holdsTogether({ words, isCompound }: Phrase): boolean {
    const together = this.articlesWith(words)
    if (together < 2 || isCommon(together, this.size.articles)) return false
    const least = isCompound ? numbers.liftCompound : words.length === 2 ? numbers.lift : numbers.liftLong
    return words.slice(1).every((_, i) => {
      const [left, right] = [words.slice(0, i + 1), words.slice(i + 1)].map((part) => this.articlesWith(part))
      return lift(together, left, right, this.size) >= least
    })
  }

  /** By tf-idf. */
  scoreOf({ words, weight, isName, isEarly }: Phrase): number {
    const idf = Math.log(this.size.articles / Math.max(1, this.articlesWith(words)))
    return (1 + Math.log(weight)) * idf * (isName ? numbers.name : 1) * (isEarly ? 1 : numbers.inBody)
  }
}

/** Of phrases of which one is part of another, the longer, if it is at least half of the mentions; else the shorter. */
function withoutParts(phrases: readonly Phrase[]): Phrase[] {
  const left = new Set([...phrases].sort((a, b) => b.words.length - a.words.length))
  for (const long of left) {
    const parts = [...left].filter((part) => part !== long && ` ${long.key} `.includes(` ${part.key} `))
    const isWhole = parts.every(({ mentions }) => long.mentions * 2 > mentions)
    if (isWhole) for (const part of parts) left.delete(part)
    else left.delete(long)
  }
  return [...left]
}
