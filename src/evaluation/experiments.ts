import type { EventCluster, Judgements } from './judgements.js'
import { mean, ndcg, reciprocalRank } from './metrics.js'
import { sample, seededRandom, type Random } from './random.js'
import { firstWords, misspelt, otherToneStyle, phraseOf, rawTelex, rawVni, withoutDiacritics } from './variants.js'

/** The search under evaluation. Its answers are ids, best first. */
export interface Subject {
  search(query: string, limit: number): Promise<string[]>
  related(id: string, limit: number): Promise<string[]>
  /** Near-copies of an article. */
  copies(id: string): Promise<string[]>
  /** What is suggested while `typed` is being typed. */
  suggest(typed: string, limit: number): Promise<string[]>
}

/** An article of the archive from which known items are drawn. */
export interface TitledArticle {
  id: string
  title: string
}

export interface Figure {
  /** Stable name, as in `data/baseline.json`. */
  name: string
  measure:
    'nDCG@10' | 'MRR@10' | 'nDCG@5' | 'found@8' | 'found@10' | 'share' | 'share@5' | 'share@10' | 'times' | 'first'
  value: number
  /** The same of the peer, if it was asked. */
  peer?: number
  /** Number of queries or articles that the mean is taken over. */
  cases: number
}

export const knownItemSeed = 20221123
export const knownItems = 1000
const depth = 10
const relatedDepth = 5
/** As many as the search box shows. */
const suggestionsShown = 8

async function each<T>(items: readonly T[], judge: (item: T) => Promise<number>): Promise<number[]> {
  const values: number[] = []
  for (const item of items) values.push(await judge(item))
  return values
}

function figure(name: string, measure: Figure['measure'], values: number[]): Figure {
  return { name, measure, value: mean(values), cases: values.length }
}

const titleVariants: [name: string, type: (title: string, random: Random) => string][] = [
  ['title', (title) => title],
  ['title without diacritics', withoutDiacritics],
  ['first six syllables', (title) => firstWords(title, 6)],
  ['title, tone marks in the other style', otherToneStyle],
  ['title, NFD', (title) => title.normalize('NFD')],
  ['title, one syllable misspelt', misspelt],
  ['title, raw Telex', rawTelex],
  ['title, raw VNI', rawVni],
]

/** MRR@10 of known items: a title should lead to its article, or to one with the same title. */
async function judgeTitles(articles: readonly TitledArticle[], subject: Subject): Promise<Figure[]> {
  const sameTitle = new Map<string, Set<string>>()
  for (const { id, title } of articles) sameTitle.set(title, (sameTitle.get(title) ?? new Set()).add(id))
  const drawn = sample(articles, knownItems, seededRandom(knownItemSeed))
  const figures: Figure[] = []
  for (const [name, type] of titleVariants) {
    const random = seededRandom(knownItemSeed)
    const values = await each(drawn, async ({ title }) => {
      const found = await subject.search(type(title, random), depth)
      return reciprocalRank(found, sameTitle.get(title) ?? new Set(), depth)
    })
    figures.push(figure(name, 'MRR@10', values))
  }
  return figures
}

/** Share of phrases from titles, typed without diacritics, that are suggested as written. */
async function judgeSuggestions(articles: readonly TitledArticle[], subject: Subject): Promise<Figure> {
  const random = seededRandom(knownItemSeed)
  const phrases = sample(articles, knownItems, random).flatMap(({ title }) => phraseOf(title, random) ?? [])
  const written = (text: string) => text.normalize('NFC').toLowerCase()
  const values = await each(phrases, async (phrase) => {
    const suggestions = await subject.suggest(withoutDiacritics(phrase).toLowerCase(), suggestionsShown)
    return Number(suggestions.some((text) => `${written(text)} `.startsWith(`${written(phrase)} `)))
  })
  return figure('suggestions without diacritics', 'found@8', values)
}

/**
 * nDCG@5 of related articles: those of an article's own cluster are relevant, for every article in a cluster of two or
 * more. The article's own reprints are not judged, and any one of another article's reprints stands for all of them.
 */
async function judgeRelated(clusters: EventCluster[], subject: Subject): Promise<Figure[]> {
  const values: number[] = []
  const named = async (id: string) => [id, ...(await subject.copies(id))].sort()[0]
  for (const { ids } of clusters) {
    for (const id of ids) {
      const own = await named(id)
      const others = (await Promise.all(ids.map(named))).filter((other) => other !== own)
      if (others.length === 0) continue
      const found = await Promise.all((await subject.related(id, relatedDepth)).map(named))
      values.push(ndcg(found, new Map(others.map((other) => [other, 1])), relatedDepth))
    }
  }
  return values.length === 0 ? [] : [figure('related articles', 'nDCG@5', values)]
}

/**
 * What only a search with suggestions and related articles can be asked, and titles typed in many ways.
 * @param articles all its articles, in an order that does not depend on how it was built
 * @param onProgress called with the name of each part before it runs
 */
export async function runExperiments(
  { clusters }: Judgements,
  articles: readonly TitledArticle[],
  subject: Subject,
  onProgress: (part: string) => void,
): Promise<Figure[]> {
  onProgress('titles')
  const titles = await judgeTitles(articles, subject)
  onProgress('suggestions')
  const suggestions = await judgeSuggestions(articles, subject)
  onProgress('related articles')
  return [...titles, suggestions, ...(await judgeRelated(clusters, subject))]
}
