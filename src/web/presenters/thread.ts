import type { ArticleSummary } from '../../search/types.js'
import { articleHref, threadHref } from '../urls/links.js'
import { periodInWords } from './dates.js'
import { count, type Link } from './text.js'
import { presentChronicle, type ChronicleYear } from './chronicle.js'

/** Fewer articles make no story. */
const leastArticles = 3
/** Articles that the block on an article's page shows, around that article. */
const blockLength = 5

/** "Diễn biến" on an article's page: the part of the event around it. */
export interface ThreadModel extends Link {
  years: ChronicleYear[]
}

/** What the page of an event shows. */
export interface ThreadPageModel {
  href: string
  heading: string
  total: string
  article: Link
  years: ChronicleYear[]
}

/** @param thread the articles of the event in time order; null for an event of too few */
export function presentThreadBlock(
  article: { id: string; title: string },
  thread: readonly ArticleSummary[],
): ThreadModel | null {
  if (thread.length < leastArticles) return null
  const at = thread.findIndex(({ id }) => id === article.id)
  const first = Math.max(0, Math.min(at - Math.floor(blockLength / 2), thread.length - blockLength))
  return {
    years: presentChronicle(thread.slice(first, first + blockLength), article.id),
    label: `Xem cả ${count(thread.length)} bài về sự việc này`,
    href: threadHref(article),
  }
}

function spanOf(thread: readonly ArticleSummary[]): string {
  const days = thread.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? [])
  if (days.length === 0) return ''
  return `, ${periodInWords(days[0], days.at(-1)!).toLowerCase()}`
}

/** The page of an event, as seen from one of its articles. */
export function presentThread(
  article: { id: string; title: string },
  thread: readonly ArticleSummary[],
): ThreadPageModel {
  return {
    href: threadHref(article),
    heading: `Diễn biến: ${article.title}`,
    total: `${count(thread.length)} bài${spanOf(thread)}`,
    article: { label: article.title, href: articleHref(article) },
    years: presentChronicle(thread, article.id),
  }
}
