import type { ArticleSummary } from '../../search/types.js'
import { yearOf } from '../../text/dates.js'
import { presentSummary, type SummaryModel } from './summary.js'

/** An article in a chronicle. */
export interface ChronicleItem extends SummaryModel {
  /** Whether it is the one that the page is about. */
  current: boolean
}

/** The articles of one year, or those without a date. */
export interface ChronicleYear {
  label: string
  items: ChronicleItem[]
}

/**
 * Articles under the years in which they appeared.
 * @param articles in the order in which they are shown: by date, undated ones last
 * @param current id of the article that the page is about
 */
export function presentChronicle(articles: readonly ArticleSummary[], current: string | null): ChronicleYear[] {
  const years: ChronicleYear[] = []
  for (const article of articles) {
    const label = article.publishedAt === null ? 'Không rõ ngày' : `Năm ${yearOf(article.publishedAt)}`
    if (years.at(-1)?.label !== label) years.push({ label, items: [] })
    years.at(-1)!.items.push({ ...presentSummary(article), current: article.id === current })
  }
  return years
}
