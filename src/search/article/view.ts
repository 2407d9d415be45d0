import type { ReadOptions, RelatedHit, SearchEngine } from '../../engine/reading.js'
import type { Names } from '../names.js'
import type { Analyzer } from '../../text/types.js'
import type { ChangeSource } from './changes.js'
import { documentsIn } from './documents.js'
import { fetchOne, summariesOf, type ArticleSource } from '../summary.js'
import { leastRelated } from './likeness.js'
import { storyFrom, storyLooksAt } from './story.js'
import type { ArticleSummary, ArticleView } from '../types.js'

/** How many articles "Tin cùng chuyên mục" lists at most. */
const relatedListed = 6
/** How many near-copies an article's page lists. */
const copiesListed = 20

/** Related articles, best first; null if there is no such article. */
export async function relatedTo(
  id: string,
  limit: number,
  engine: Pick<SearchEngine, 'related'>,
  source: ArticleSource,
  options?: ReadOptions,
): Promise<ArticleSummary[] | null> {
  if ((await fetchOne(source, id)) === null) return null
  const [hits] = await engine.related([{ like: { id }, limit }], options)
  return summariesOf(
    source,
    hits.filter(isRelated).map((hit) => hit.id),
  )
}

const isRelated = ({ score }: RelatedHit) => score >= leastRelated

/** Near-copies, most similar first; null if there is no such article. */
export async function copiesOf(
  id: string,
  limit: number,
  engine: Pick<SearchEngine, 'copies'>,
  source: ArticleSource,
  options?: ReadOptions,
): Promise<ArticleSummary[] | null> {
  if ((await fetchOne(source, id)) === null) return null
  const hits = await engine.copies({ id }, limit, options)
  return summariesOf(
    source,
    hits.map((hit) => hit.id),
  )
}

/** Everything that an article's page shows; null if there is no such article. */
export async function viewArticle(
  id: string,
  engine: Pick<SearchEngine, 'related' | 'copies' | 'neighbours'>,
  source: ArticleSource & ChangeSource,
  names: Names,
  analyzer: Analyzer,
  options?: ReadOptions,
): Promise<ArticleView | null> {
  const article = await fetchOne(source, id)
  if (article === null) return null
  const [[related], copies, { previous, next }] = await Promise.all([
    engine.related([{ like: { id }, limit: storyLooksAt }], options),
    engine.copies({ id }, copiesListed, options),
    engine.neighbours(id, options),
  ])
  const ids = (hits: readonly { id: string }[]) => hits.map((hit) => hit.id)
  const [listed, alike, story, around] = await Promise.all([
    summariesOf(source, ids(related.filter(isRelated).slice(0, relatedListed))),
    summariesOf(source, ids(copies)),
    storyFrom(id, related, source),
    summariesOf(
      source,
      [previous, next].filter((other) => other !== null),
    ),
  ])
  const neighbour = (other: string | null) => around.find((one) => one.id === other) ?? null
  return {
    article,
    agencies: article.agencies.map((agency) => ({ id: agency, name: names.agencyLabel(agency) })),
    related: listed,
    copies: alike,
    story,
    documents: documentsIn(article, analyzer),
    revisions: await source.revisions(id),
    previousOfDay: neighbour(previous),
    nextOfDay: neighbour(next),
  }
}
