import { say } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { ArticleSummary } from '../../search/types.js'
import { yearOf } from '../../text/dates.js'
import { presentSummary, type SummaryModel } from './summary.js'

/** An article in a chronicle. */
export interface ChronicleItem extends SummaryModel {
  /** Whether the page is about this article. */
  current: boolean
}

/** The articles of one year, or those without a date. */
export interface ChronicleYear {
  label: string
  items: ChronicleItem[]
}

/**
 * Groups articles by the year in which they were published.
 * @param articles in display order: by date, undated ones last
 * @param current id of the article that the page is about
 */
export function presentChronicle(
  articles: readonly ArticleSummary[],
  current: string | null,
  directory: Pick<Directory, 'labels'>,
): ChronicleYear[] {
  const years: ChronicleYear[] = []
  for (const article of articles) {
    const label = article.publishedAt === null ? say('Không rõ ngày') : say('Năm {0}', yearOf(article.publishedAt))
    if (years.at(-1)?.label !== label) years.push({ label, items: [] })
    years.at(-1)!.items.push({ ...presentSummary(article, directory), current: article.id === current })
  }
  return years
}
