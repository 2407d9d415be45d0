import type { Article } from '../../src/article.js'
import { localTime, zone } from '../../src/text/dates.js'
import { fold } from '../../src/text/index.js'
import { personName } from './names.js'
import { compileTemplates, Phrases } from './phrases.js'
import { mix, Random } from './random.js'
import { storyOf, type Story } from './story.js'
import * as templates from './templates.js'
import type { Vocabulary } from './vocabulary.js'

const titles = compileTemplates(templates.titles)
const kickers = compileTemplates(templates.kickers)
const leads = compileTemplates(templates.leads)
const sentences = compileTemplates(templates.sentences)
const captions = compileTemplates(templates.captions)
const reprintTitles = compileTemplates(templates.reprintTitles)

/** Share of articles that reprint an earlier one under another title, as with agency stories. */
const reprintShare = 0.03
/** A reprint follows its original within this many articles and hours. */
const reprintDistance = 5000
const reprintHours = 48
const undatedShare = 0.02
const dayOnlyShare = 0.2
/** Words per article: median and spread measured on provincial news. */
const words = { median: 440, sigma: 0.5, fewest: 120, most: 900 }
const sentencesPerParagraph = { fewest: 2, most: 4 }

export interface CorpusOptions {
  vocabulary: Vocabulary
  seed: number
  /** Number of articles in the whole corpus. */
  count: number
}

function countWords(text: string): number {
  let spaces = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) spaces++
  return spaces + 1
}

function writeBody(phrases: Phrases, random: Random, wanted: number): string[] {
  const body: string[] = []
  for (let written = 0; written < wanted;) {
    const length = random.between(sentencesPerParagraph.fewest, sentencesPerParagraph.most)
    let paragraph = ''
    for (let i = 0; i < length && written < wanted; i++) {
      const sentence = phrases.fill(random.pick(sentences))
      written += countWords(sentence)
      paragraph += paragraph === '' ? sentence : ` ${sentence}`
    }
    body.push(paragraph)
  }
  return body
}

function drawLength(random: Random): number {
  const drawn = random.logNormal(words.median, words.sigma)
  // The title and lead have about 45 words, and the last sentence overshoots by half its length on average.
  return Math.min(Math.max(drawn, words.fewest), words.most - 30) - 50
}

function original({ vocabulary, seed, count }: CorpusOptions, index: number): { article: Article; story: Story } {
  const story = storyOf(seed, count, index, vocabulary.topics.length)
  const random = new Random(mix(mix(seed, 3), index))
  const iso = new Date(story.localTime).toISOString()
  const phrases = new Phrases(vocabulary, story, random)
  const dated = !random.chance(undatedShare)
  const dayOnly = random.chance(dayOnlyShare)
  const category = templates.categories[story.topic % templates.categories.length]
  const host = paperOf(phrases.province.name)
  const article: Article = {
    id: idOf(seed, index),
    url: `https://${host}/tin-tuc/${index}`,
    source: host,
    province: phrases.province.name,
    kicker: phrases.fill(random.pick(kickers)),
    title: phrases.fill(random.pick(titles)),
    lead: phrases.fill(random.pick(leads)),
    body: writeBody(phrases, random, drawLength(random)),
    captions: random.chance(0.5) ? [phrases.fill(random.pick(captions))] : [],
    author: random.chance(0.8) ? personName(random) : null,
    publishedAt: dated ? `${iso.slice(0, 11)}${dayOnly ? '00:00:00' : iso.slice(11, 19)}${zone}` : null,
    datePrecision: dated ? (dayOnly ? 'day' : 'minute') : null,
    dateSource: dated ? 'page' : null,
    modifiedAt: null,
    category,
    keywords: [phrases.topical(), phrases.topical()],
    views: random.chance(0.6) ? Math.floor(10 ** (1 + random.next() * 3)) : null,
    media: [],
    agencies: [...phrases.agencies],
    relatedTitles: [],
  }
  return { article, story }
}

function idOf(seed: number, index: number): string {
  return `gen-${seed}-${index}`
}

/** Whether an article with this id was generated. */
export function isInvented(id: string): boolean {
  return /^gen-\d+-\d+$/.test(id)
}

/** Host of an invented paper in the province; `.example` is reserved for such names (RFC 2606). */
function paperOf(province: string): string {
  return `bao${fold(province).replace(/[^a-z]/g, '')}.example`
}

/** Another paper's copy of a story: the title is changed, and a paragraph left out or a sentence added. */
function reprint(options: CorpusOptions, index: number, random: Random): Article {
  const { article, story } = original(options, index - random.between(1, Math.min(index, reprintDistance)))
  const phrases = new Phrases(options.vocabulary, story, random)
  const host = `tin${article.source}`
  const body = [...article.body]
  if (body.length > 2 && random.chance(0.5)) body.splice(random.between(1, body.length - 1), 1)
  if (random.chance(0.5)) body.push(phrases.fill(random.pick(sentences)))
  return {
    ...article,
    id: idOf(options.seed, index),
    url: `https://${host}/tin-tuc/${index}`,
    source: host,
    title: phrases.fill(random.pick(reprintTitles), { title: article.title }),
    body,
    publishedAt: article.publishedAt && later(article.publishedAt, random.between(0, reprintHours)),
    datePrecision: article.datePrecision && 'minute',
    views: null,
    agencies: [...new Set([...article.agencies, ...phrases.agencies])],
  }
}

/** @param local ISO 8601 with +07:00 */
function later(local: string, hours: number): string {
  return localTime(Date.parse(local) + hours * 3600_000) + zone
}

/**
 * Makes one article of a corpus. It depends only on the options and its number, so no state is kept, however large the
 * corpus.
 * @param index from 0 to `count - 1`
 */
export function corpusArticle(options: CorpusOptions, index: number): Article {
  const random = new Random(mix(mix(options.seed, 4), index))
  return index > 0 && random.chance(reprintShare) ? reprint(options, index, random) : original(options, index).article
}
