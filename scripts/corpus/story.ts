import { dayMs } from '../../src/text/dates.js'
import { mix, Random } from './random.js'

/** What an article is about, and when it appeared: articles about one event share everything but the time. */
export interface Story {
  /** Seed for the people, places and agencies of the story. */
  seed: number
  topic: number
  /** Local time in milliseconds since 1970, computed as if local time were UTC. */
  localTime: number
}

const firstDay = Date.UTC(2005, 0, 1)
const lastDayNumber = (Date.UTC(2026, 11, 31) - firstDay) / dayMs

/** Share of articles that belong to an event that several articles report. */
const eventShare = 0.3
const articlesPerEvent = 6
const daysPerEvent = 4

/** Papers publish more every year: the square root of a uniform number has a linearly rising density. */
function drawDay(random: Random): number {
  return Math.floor(Math.sqrt(random.next()) * lastDayNumber)
}

/** Milliseconds since midnight: newsrooms work from five in the morning to half past ten. */
function drawTime(random: Random): number {
  return random.between(5 * 60, 22 * 60 + 30) * 60_000
}

/** Topics are as unevenly frequent as words. */
function drawTopic(random: Random, topics: number): number {
  return Math.floor(topics ** random.next()) - 1
}

/**
 * @param corpusSeed seed of the whole corpus
 * @param count number of articles, from which the number of events follows
 * @param index number of the article
 */
export function storyOf(corpusSeed: number, count: number, index: number, topics: number): Story {
  const random = new Random(mix(mix(corpusSeed, 1), index))
  if (!random.chance(eventShare)) {
    const topic = drawTopic(random, topics)
    return { seed: mix(corpusSeed, index), topic, localTime: localTimeOf(drawDay(random), random) }
  }
  const events = Math.max(1, Math.floor((count * eventShare) / articlesPerEvent))
  const seed = mix(mix(corpusSeed, 2), random.between(0, events - 1))
  const event = new Random(seed)
  const topic = drawTopic(event, topics)
  const day = Math.min(drawDay(event) + random.between(0, daysPerEvent), lastDayNumber)
  return { seed, topic, localTime: localTimeOf(day, random) }
}

function localTimeOf(day: number, random: Random): number {
  return firstDay + day * dayMs + drawTime(random)
}
