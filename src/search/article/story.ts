import type { ReadOptions, RelatedHit, SearchEngine } from '../../engine/reading.js'
import { dayMs } from '../../text/dates.js'
import { sameEvent } from './likeness.js'
import { fetchOne, summariesOf, type ArticleSource } from '../summary.js'
import type { ArticleSummary } from '../types.js'

/** How many related articles are considered: of an event with more, only the most closely related are shown. */
export const storyLooksAt = 40

/** After this many days without news, a new event begins. */
const quietDays = 60

/** The subject and the related articles about its event, in chronological order; undated ones last. */
export async function storyFrom(
  id: string,
  related: readonly RelatedHit[],
  source: ArticleSource,
): Promise<ArticleSummary[]> {
  const ids = [id, ...related.filter(({ score }) => score >= sameEvent).map((hit) => hit.id)]
  const all = await summariesOf(source, ids)
  const undated = all.filter(({ publishedAt }) => publishedAt === null)
  const dated = all
    .filter(({ publishedAt }) => publishedAt !== null)
    .sort((a, b) => Date.parse(a.publishedAt!) - Date.parse(b.publishedAt!))
  const at = dated.findIndex((article) => article.id === id)
  return [...(at < 0 ? dated : aroundWithoutQuiet(dated, at)), ...undated]
}

/** The run of articles around the one at `at` without a long quiet period between any two. */
function aroundWithoutQuiet(dated: ArticleSummary[], at: number): ArticleSummary[] {
  const isQuietBefore = (i: number) =>
    Date.parse(dated[i].publishedAt!) - Date.parse(dated[i - 1].publishedAt!) > quietDays * dayMs
  let first = at
  while (first > 0 && !isQuietBefore(first)) first--
  let end = at + 1
  while (end < dated.length && !isQuietBefore(end)) end++
  return dated.slice(first, end)
}

/** The articles of an article's event in chronological order, including itself; null if there is no such article. */
export async function storyOf(
  id: string,
  engine: Pick<SearchEngine, 'related'>,
  source: ArticleSource,
  options?: ReadOptions,
): Promise<ArticleSummary[] | null> {
  if ((await fetchOne(source, id)) === null) return null
  const [related] = await engine.related([{ like: { id }, limit: storyLooksAt }], options)
  return storyFrom(id, related, source)
}
