import type { Directory } from '../parts.js'
import type { ArticleSummary } from '../../search/types.js'
import { localDay } from '../../text/dates.js'
import { articleHref, storyHref } from '../urls/links.js'
import { periodInWords } from './dates.js'
import { count, type Link } from './text.js'
import { presentChronicle, type ChronicleYear } from './chronicle.js'

/** Fewest articles that make a story. */
const leastArticles = 3
/** Articles shown in the block on an article's page, around that article. */
const blockLength = 5

/** "Diễn biến" on an article's page: the part of the event around the article. */
export interface StoryModel extends Link {
  years: ChronicleYear[]
}

/** What the page of an event shows. */
export interface StoryPageModel {
  href: string
  heading: string
  total: string
  article: Link
  years: ChronicleYear[]
}

/** @param story the articles of the event in chronological order; too few make no story, and null is returned */
export function presentStoryBlock(
  article: { id: string; title: string },
  story: readonly ArticleSummary[],
  directory: Pick<Directory, 'labels'>,
): StoryModel | null {
  if (story.length < leastArticles) return null
  const at = story.findIndex(({ id }) => id === article.id)
  const first = Math.max(0, Math.min(at - Math.floor(blockLength / 2), story.length - blockLength))
  return {
    years: presentChronicle(story.slice(first, first + blockLength), article.id, directory),
    label: `Xem cả ${count(story.length)} bài về sự việc này`,
    href: storyHref(article),
  }
}

function spanOf(story: readonly ArticleSummary[]): string {
  const days = story.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [localDay(publishedAt)]))
  if (days.length === 0) return ''
  return `, ${periodInWords(days[0], days.at(-1)!).toLowerCase()}`
}

/** The page of an event, opened from one of its articles. */
export function presentStory(
  article: { id: string; title: string },
  story: readonly ArticleSummary[],
  directory: Pick<Directory, 'labels'>,
): StoryPageModel {
  return {
    href: storyHref(article),
    heading: `Diễn biến: ${article.title}`,
    total: `${count(story.length)} bài${spanOf(story)}`,
    article: { label: article.title, href: articleHref(article) },
    years: presentChronicle(story, article.id, directory),
  }
}
