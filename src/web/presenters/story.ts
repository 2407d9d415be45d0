import { say } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { ArticleSummary } from '../../search/types.js'
import { localDay } from '../../text/dates.js'
import { articleHref, storyHref } from '../urls/links.js'
import { inSentence, periodInWords } from './dates.js'
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
    label: say('Xem cả {0} bài về sự việc này', count(story.length)),
    href: storyHref(article),
  }
}

function spanOf(story: readonly ArticleSummary[]): string {
  const days = story.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [localDay(publishedAt)]))
  if (days.length === 0) return ''
  return `, ${inSentence(periodInWords(days[0], days.at(-1)!))}`
}

/** The page of an event, opened from one of its articles. */
export function presentStory(
  article: { id: string; title: string },
  story: readonly ArticleSummary[],
  directory: Pick<Directory, 'labels'>,
): StoryPageModel {
  return {
    href: storyHref(article),
    heading: say('Diễn biến: {0}', article.title),
    total: say('{0} bài{1}', count(story.length), spanOf(story)),
    article: { label: article.title, href: articleHref(article) },
    years: presentChronicle(story, article.id, directory),
  }
}
