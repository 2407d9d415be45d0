import { breakFlag } from '../../token-stream.js'
import { hashText } from '../../../text/hash.js'
import { localMinute, noMinute } from '../../../text/dates.js'
import type { Article } from '../../../article.js'
import type { Analysis, Analyzer, Keys } from '../../../text/types.js'
import {
  commonMinimumArticles,
  commonShare,
  fields,
  maximumFrequency,
  sketchSlots,
  type FieldName,
} from '../format/constants.js'
import { analyseArticle } from '../../analysed-article.js'
import { GrowableUint32 } from '../arrays/growable.js'
import { invertedSections, Postings } from './postings-writer.js'
import { CitedDocuments } from '../questions/cited-documents.js'
import { bytesOf, type Sections } from '../format/segment-file.js'
import { signatureOf, type Signature, signatureSlots } from '../../near-copies/signature.js'
import { toneCode } from '../../lexicon/forms.js'

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

/** Words of a segment at most; only makes one number of a pair of words. */
const maximumWords = 2 ** 26

const notAPair = -1
const notLookedUp = -1

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
  private readonly wordTerms = new Map<Postings, number[]>()
  /** Hash of each word's folded form, for signatures. */
  private readonly wordHashes: number[] = []
  private readonly signatures: Signature[] = []
  private readonly documents = new CitedDocuments()
  private readonly pairOf = new Map<number, number>()
  private readonly pairs: string[] = []
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
    const zones = analyseArticle(article, this.analyzer)
    const start = this.stream.length
    const { title, text, author } = this.postings
    this.foldedTitles.push(zones.title.flatMap(({ tokens }) => tokens.map((token) => token.folded)).join(' '))
    this.addZone(zones.title, document, [title, text])
    this.zones.push(this.stream.length - start)
    this.addZone(zones.lead, document, [text])
    this.zones.push(this.stream.length - start)
    this.addZone(zones.body, document, [text])
    this.zones.push(this.stream.length - start)
    this.signatures.push(this.signatureFrom(start))
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
      const words = tokens.map((token) => this.word(token))
      for (let i = 0; i < words.length; i++) {
        const word = words[i]
        this.wordCounts.see(word, document)
        this.stream.push(i === 0 || tokens[i].breakBefore ? (word | breakFlag) >>> 0 : word)
        for (const target of targets) target.addNumbered(this.termOfWord(word, target))
      }
      for (const span of spans) {
        for (const target of targets) target.add(span.term)
        this.documents.see(span, tokens, document)
        if (span.kind === 'compound' && span.last === span.first + 1) {
          this.seePair(words[span.first], words[span.last], span.term, document)
        }
      }
    }
  }

  /** Signature of title, lead and body: the stream from an article's start on. */
  private signatureFrom(start: number): Signature {
    const words = this.stream.view().subarray(start)
    return signatureOf(Uint32Array.from(words, (word) => this.wordHashes[(word & ~breakFlag) >>> 0]))
  }

  private word({ exact, toneless, folded }: Keys): number {
    const word = this.words.of(exact)
    if (word === this.wordKeys.length) {
      this.wordKeys.push({ exact, toneless, folded })
      this.wordHashes.push(hashText(folded))
    }
    return word
  }

  /** Number of a word's exact form in one field's postings, looked up once for each word. */
  private termOfWord(word: number, target: Postings): number {
    let terms = this.wordTerms.get(target)
    if (terms === undefined) this.wordTerms.set(target, (terms = []))
    while (terms.length <= word) terms.push(notLookedUp)
    if (terms[word] === notLookedUp) terms[word] = target.numberOf(this.wordKeys[word].exact)
    return terms[word]
  }

  /** Compounds of an abbreviation's full form stand on the abbreviation, whose own letters are no pair. */
  private seePair(first: number, second: number, term: string, document: number): void {
    const key = first * maximumWords + second
    let pair = this.pairOf.get(key)
    if (pair === undefined) {
      const [a, b] = [this.wordKeys[first], this.wordKeys[second]]
      const isPair = `${a.folded}_${b.folded}` === term
      pair = isPair ? this.pairs.push(`${a.exact} ${b.exact}`) - 1 : notAPair
      if (isPair) this.pairFolded.push(`${a.folded} ${b.folded}`)
      this.pairOf.set(key, pair)
    }
    if (pair !== notAPair) this.pairCounts.see(pair, document)
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
      documents: Buffer.from(JSON.stringify(this.documents.list())),
      signatures: bytesOf(this.signatureColumn()),
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
      ...invertedSections(this.postings, isCommon),
    }
  }

  /** Articles in the order of their folded titles. */
  private titleOrder(): Uint32Array {
    const { foldedTitles } = this
    return Uint32Array.from(foldedTitles.keys()).sort((a, b) => compare(foldedTitles[a], foldedTitles[b]))
  }

  private signatureColumn(): Uint16Array {
    const column = new Uint16Array(this.articles * signatureSlots)
    this.signatures.forEach((signature, document) => column.set(signature, document * signatureSlots))
    return column
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
      lexiconTones: Uint8Array.from(order, (word) => toneCode(this.words.values[word])),
      lexiconFolded: lines(order.map((word) => this.wordKeys[word].folded)),
      lexiconCounts: bytesOf(Uint32Array.from(order, (word) => this.wordCounts.counts[word])),
      stream: bytesOf(stream),
    }
  }

  private pairSections(): Sections {
    const order = this.pairFolded
      .map((_, i) => i)
      .sort((a, b) => compare(this.pairFolded[a], this.pairFolded[b]) || compare(this.pairs[a], this.pairs[b]))
    return {
      pairs: lines(order.map((pair) => this.pairs[pair])),
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
      if (columnOf[term] >= 0)
        columns[columnOf[term] * this.articles + document] = Math.min(frequency, maximumFrequency)
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
      const slot = hashText(term) % sketchSlots
      slots[slot] = Math.min(0xffff, slots[slot] + text.articleCounts[i])
    })
    return bytesOf(slots)
  }
}

const lines = (values: string[]) => Buffer.from(values.join('\n'))
