import { localMinute, noMinute } from '../../../text/dates.js'
import type { Article } from '../../../article.js'
import type { CitedDocument } from '../../cited-documents.js'
import { noCode, type Sections } from '../format/layouts.js'
import { compare, Numbering } from './numbering.js'

/** A facet with at most one value per article. */
class Column {
  private readonly numbering = new Numbering()
  private readonly codes: number[] = []

  add(value: string | null): void {
    this.codes.push(value === null ? noCode : this.numbering.of(value))
  }

  get values(): string[] {
    return this.numbering.values
  }

  codeColumn(): Uint16Array {
    return Uint16Array.from(this.codes)
  }
}

/** A facet with any number of values per article. */
class ListColumn {
  private readonly numbering = new Numbering()
  private readonly starts: number[] = [0]
  private readonly codes: number[] = []

  add(values: Iterable<string>): void {
    for (const value of values) this.codes.push(this.numbering.of(value))
    this.starts.push(this.codes.length)
  }

  get values(): string[] {
    return this.numbering.values
  }

  startColumn(): Uint32Array {
    return Uint32Array.from(this.starts)
  }

  codeColumn(): Uint32Array {
    return Uint32Array.from(this.codes)
  }
}

/** Collects what a segment stores about its articles besides their text. */
export class ArticleColumns {
  private readonly ids: string[] = []
  private readonly sequences: number[] = []
  private readonly titles: string[] = []
  private readonly foldedTitles: string[] = []
  private readonly minutes: number[] = []
  private readonly sources = new Column()
  private readonly provinces = new Column()
  private readonly categories = new Column()
  private readonly agencies = new ListColumn()
  private readonly documents = new ListColumn()
  private readonly writtenDocuments: string[] = []

  get articles(): number {
    return this.ids.length
  }

  /**
   * @param sequence the article's sequence number in the log
   * @param foldedTitle folded words of kicker and title, separated by spaces
   */
  add(article: Article, sequence: number, foldedTitle: string, cited: readonly CitedDocument[]): void {
    this.ids.push(article.id)
    this.sequences.push(sequence)
    this.titles.push(article.title)
    this.foldedTitles.push(foldedTitle)
    this.minutes.push(article.publishedAt === null ? noMinute : localMinute(article.publishedAt))
    this.sources.add(article.source)
    this.provinces.add(article.province)
    this.categories.add(article.category)
    this.agencies.add(new Set(article.agencies))
    this.documents.add(cited.map(({ key }) => key))
    for (const { key, written } of cited) {
      // A new key has just got the next number.
      if (this.documents.values[this.writtenDocuments.length] === key) this.writtenDocuments.push(written)
    }
  }

  sections() {
    const { sources, provinces, categories, agencies, documents } = this
    return {
      ids: this.ids,
      sequences: Uint32Array.from(this.sequences),
      titles: this.titles,
      titleOrder: this.titleOrder(),
      minutes: Int32Array.from(this.minutes),
      sources: sources.values,
      sourceCodes: sources.codeColumn(),
      provinces: provinces.values,
      provinceCodes: provinces.codeColumn(),
      categories: categories.values,
      categoryCodes: categories.codeColumn(),
      agencies: agencies.values,
      agencyStarts: agencies.startColumn(),
      agencyCodes: agencies.codeColumn(),
      documents: documents.values,
      writtenDocuments: this.writtenDocuments,
      documentStarts: documents.startColumn(),
      documentCodes: documents.codeColumn(),
    } satisfies Partial<Sections>
  }

  private titleOrder(): Uint32Array {
    const { foldedTitles } = this
    return Uint32Array.from(foldedTitles.keys()).sort((a, b) => compare(foldedTitles[a], foldedTitles[b]))
  }
}
