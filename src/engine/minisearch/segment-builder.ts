import type { Article } from '../../article.js'
import type { Analysis, Analyzer, Keys } from '../../text/types.js'
import {
  breakFlag,
  commonMinimumArticles,
  commonShare,
  fields,
  noMinute,
  sketchSlots,
  type FieldName,
} from './constants.js'
import { analyzeArticle, hashTerm, localMinute } from './documents.js'
import { GrowableUint32 } from './growable.js'
import { inMiniSearchFormat, Postings } from './postings-writer.js'
import { bytesOf, type Sections } from './segment-file.js'

/** Numbers strings in order of first appearance. */
class Numbering {
  private readonly numbers = new Map<string, number>()
  readonly values: string[] = []

  of(value: string): number {
    let number = this.numbers.get(value)
    if (number === undefined) {
      number = this.values.length
      this.numbers.set(value, number)
      this.values.push(value)
    }
    return number
  }
}

/** Counts in how many articles each item occurs. */
class ArticleCounter {
  readonly counts: number[] = []
  private readonly last: number[] = []

  see(item: number, document: number): void {
    if (item >= this.counts.length) {
      this.counts.push(0)
      this.last.push(-1)
    }
    if (this.last[item] !== document) {
      this.last[item] = document
      this.counts[item]++
    }
  }
}

/** Code of an article without the value. */
export const noCode = 0xffff

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Order of the lexicon: forms of one folded word stand together, and within it forms of one toneless word. */
const byKeys = (a: Keys, b: Keys) =>
  compare(a.folded, b.folded) || compare(a.toneless, b.toneless) || compare(a.exact, b.exact)

/** Collects articles and gives the sections of a segment file. */
export class SegmentBuilder {
  private readonly ids: string[] = []
  private readonly titles: string[] = []
  private readonly foldedTitles: string[] = []
  private readonly words = new Numbering()
  private readonly wordKeys: Keys[] = []
  private readonly wordCounts = new ArticleCounter()
  private readonly pairs = new Numbering()
  private readonly pairFolded: string[] = []
  private readonly pairCounts = new ArticleCounter()
  private readonly stream = new GrowableUint32()
  private readonly starts: number[] = [0]
  /** Ends of title, lead and body zone of each article, relative to its start. */
  private readonly zones: number[] = []
  private readonly minutes: number[] = []
  private readonly provinces = new Numbering()
  private readonly provinceCodes: number[] = []
  private readonly categories = new Numbering()
  private readonly categoryCodes: number[] = []
  private readonly agencies = new Numbering()
  private readonly agencyStarts: number[] = [0]
  private readonly agencyCodes: number[] = []
  private readonly postings: Record<FieldName, Postings> = {
    title: new Postings(),
    text: new Postings(),
    author: new Postings(),
  }

  constructor(private readonly analyzer: Analyzer) {}

  get articles(): number {
    return this.ids.length
  }

  get tokens(): number {
    return this.stream.length
  }

  add(article: Article): void {
    const document = this.ids.length
    this.ids.push(article.id)
    this.titles.push(article.title)
    const zones = analyzeArticle(article, this.analyzer)
    const start = this.stream.length
    const { title, text, author } = this.postings
    this.foldedTitles.push(zones.title.flatMap(({ tokens }) => tokens.map((token) => token.folded)).join(' '))
    this.addZone(zones.title, document, [title, text])
    this.zones.push(this.stream.length - start)
    this.addZone(zones.lead, document, [text])
    this.zones.push(this.stream.length - start)
    this.addZone(zones.body, document, [text])
    this.zones.push(this.stream.length - start)
    this.addZone(zones.author, document, [author, text])
    this.starts.push(this.stream.length)
    for (const field of fields) this.postings[field].endArticle(document)
    this.minutes.push(article.publishedAt === null ? noMinute : localMinute(article.publishedAt))
    this.provinceCodes.push(article.province === null ? noCode : this.provinces.of(article.province))
    this.categoryCodes.push(article.category === null ? noCode : this.categories.of(article.category))
    for (const agency of new Set(article.agencies)) this.agencyCodes.push(this.agencies.of(agency))
    this.agencyStarts.push(this.agencyCodes.length)
  }

  private addZone(analyses: Analysis[], document: number, targets: Postings[]): void {
    for (const { tokens, spans } of analyses) {
      for (let i = 0; i < tokens.length; i++) {
        const token = tokens[i]
        const word = this.words.of(token.exact)
        if (word === this.wordKeys.length) {
          this.wordKeys.push({ exact: token.exact, toneless: token.toneless, folded: token.folded })
        }
        this.wordCounts.see(word, document)
        this.stream.push(i === 0 || token.breakBefore ? (word | breakFlag) >>> 0 : word)
        for (const target of targets) target.add(token.folded)
      }
      for (const span of spans) {
        for (const target of targets) target.add(span.term)
        if (span.kind === 'compound') this.seePair(tokens[span.first], tokens[span.last], span.term, document)
      }
    }
  }

  /** Compounds of an abbreviation's full form stand on the abbreviation, whose own letters are no pair. */
  private seePair(first: Keys, second: Keys, term: string, document: number): void {
    if (`${first.folded}_${second.folded}` !== term) return
    const pair = this.pairs.of(`${first.exact} ${second.exact}`)
    if (pair === this.pairFolded.length) this.pairFolded.push(`${first.folded} ${second.folded}`)
    this.pairCounts.see(pair, document)
  }

  /** The sections of the segment's file. The builder is spent afterwards. */
  finish(): Sections {
    const { sections: common, isCommon } = this.commonTerms()
    return {
      ids: lines(this.ids),
      titles: Buffer.from(JSON.stringify(this.titles)),
      titleOrder: bytesOf(this.titleOrder()),
      ...this.lexiconAndStream(),
      ...this.pairSections(),
      starts: bytesOf(Uint32Array.from(this.starts)),
      zones: bytesOf(Uint32Array.from(this.zones)),
      minutes: bytesOf(Int32Array.from(this.minutes)),
      provinces: Buffer.from(JSON.stringify(this.provinces.values)),
      provinceCodes: bytesOf(Uint16Array.from(this.provinceCodes)),
      categories: Buffer.from(JSON.stringify(this.categories.values)),
      categoryCodes: bytesOf(Uint16Array.from(this.categoryCodes)),
      agencies: Buffer.from(JSON.stringify(this.agencies.values)),
      agencyStarts: bytesOf(Uint32Array.from(this.agencyStarts)),
      agencyCodes: bytesOf(Uint16Array.from(this.agencyCodes)),
      ...common,
      sketch: this.sketch(),
      minisearch: inMiniSearchFormat(this.postings, this.articles, isCommon),
    }
  }

  /** Articles in the order of their folded titles. */
  private titleOrder(): Uint32Array {
    const { foldedTitles } = this
    return Uint32Array.from(foldedTitles.keys()).sort((a, b) => compare(foldedTitles[a], foldedTitles[b]))
  }

  private lexiconAndStream(): Sections {
    const order = this.wordKeys.map((_, i) => i).sort((a, b) => byKeys(this.wordKeys[a], this.wordKeys[b]))
    const rank = new Uint32Array(order.length)
    order.forEach((word, position) => (rank[word] = position))
    const stream = this.stream.view()
    for (let i = 0; i < stream.length; i++) {
      stream[i] = ((stream[i] & breakFlag) | rank[(stream[i] & ~breakFlag) >>> 0]) >>> 0
    }
    return {
      lexicon: lines(order.map((word) => this.words.values[word])),
      lexiconToneless: lines(order.map((word) => this.wordKeys[word].toneless)),
      lexiconFolded: lines(order.map((word) => this.wordKeys[word].folded)),
      lexiconCounts: bytesOf(Uint32Array.from(order, (word) => this.wordCounts.counts[word])),
      stream: bytesOf(stream),
    }
  }

  private pairSections(): Sections {
    const order = this.pairFolded
      .map((_, i) => i)
      .sort(
        (a, b) =>
          compare(this.pairFolded[a], this.pairFolded[b]) || compare(this.pairs.values[a], this.pairs.values[b]),
      )
    return {
      pairs: lines(order.map((pair) => this.pairs.values[pair])),
      pairsFolded: lines(order.map((pair) => this.pairFolded[pair])),
      pairCounts: bytesOf(Uint32Array.from(order, (pair) => this.pairCounts.counts[pair])),
    }
  }

  private commonTerms(): { sections: Sections; isCommon: (term: number) => boolean } {
    const { text } = this.postings
    const least = this.articles < commonMinimumArticles ? Infinity : this.articles * commonShare
    const common: number[] = []
    const columnOf = new Int32Array(text.terms.length).fill(-1)
    text.terms.forEach((_, term) => {
      if (text.articleCounts[term] > least) columnOf[term] = common.push(term) - 1
    })
    const columns = new Uint8Array(common.length * this.articles)
    text.forEach((term, document, frequency) => {
      if (columnOf[term] >= 0) columns[columnOf[term] * this.articles + document] = Math.min(frequency, 255)
    })
    return {
      sections: { commonTerms: lines(common.map((term) => text.terms[term])), commonColumns: columns },
      isCommon: (term) => columnOf[term] >= 0,
    }
  }

  private sketch(): Uint8Array {
    const slots = new Uint16Array(sketchSlots)
    const { text } = this.postings
    text.terms.forEach((term, i) => {
      const slot = hashTerm(term) % sketchSlots
      slots[slot] = Math.min(0xffff, slots[slot] + text.articleCounts[i])
    })
    return bytesOf(slots)
  }
}

const lines = (values: string[]) => Buffer.from(values.join('\n'))
