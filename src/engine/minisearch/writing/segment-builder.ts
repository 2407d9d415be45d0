import type { Article } from '../../../article.js'
import type { Analysis, Analyzer } from '../../../text/types.js'
import { analyseArticle } from '../../analysed-article.js'
import { citedDocuments } from '../../cited-documents.js'
import { fields } from '../format/constants.js'
import type { Sections } from '../format/layouts.js'
import { bigramSections } from './bigrams.js'
import { ArticleColumns } from './columns.js'
import { FieldPostings } from './field-postings.js'
import { invertedSections, type AllPostings } from './inverted.js'
import { Lexicon } from './lexicon.js'
import { Pairs } from './pairs.js'
import { Streams } from './streams.js'

const notLookedUp = -1

/** Collects articles and makes the sections of a segment file from them. */
export class SegmentBuilder {
  private readonly columns = new ArticleColumns()
  private readonly lexicon = new Lexicon()
  private readonly pairs = new Pairs(this.lexicon.keys)
  private readonly streams = new Streams(this.lexicon.hashes)
  private readonly postings: AllPostings = {
    title: new FieldPostings(),
    text: new FieldPostings(),
    author: new FieldPostings(),
  }
  /** For each field, the term number of each form. */
  private readonly termsOfForms = new Map<FieldPostings, number[]>()

  constructor(private readonly analyzer: Analyzer) {}

  get articles(): number {
    return this.columns.articles
  }

  /** @param sequence the article's sequence number in the log */
  add(article: Article, sequence: number): void {
    const document = this.articles
    const zones = analyseArticle(article, this.analyzer)
    const { title, text, author } = this.postings
    this.addZone(zones.title, document, [title, text])
    this.streams.endZone()
    this.addZone(zones.lead, document, [text])
    this.streams.endZone()
    this.addZone(zones.body, document, [text])
    this.streams.endZone()
    this.streams.sign()
    this.addZone(zones.author, document, [author, text])
    this.streams.endArticle()
    for (const field of fields) this.postings[field].endArticle(document)
    const foldedTitle = zones.title.flatMap(({ tokens }) => tokens.map((token) => token.folded)).join(' ')
    this.columns.add(article, sequence, foldedTitle, citedDocuments(zones))
  }

  private addZone(analyses: Analysis[], document: number, targets: FieldPostings[]): void {
    for (const { tokens, spans } of analyses) {
      const forms = tokens.map((token) => this.lexicon.see(token, document))
      for (let i = 0; i < forms.length; i++) {
        this.streams.push(forms[i], i === 0 || tokens[i].breakBefore)
        for (const target of targets) target.addNumbered(this.termOf(forms[i], target))
      }
      for (const span of spans) {
        for (const target of targets) target.add(span.term)
        if (span.kind === 'compound' && span.last === span.first + 1)
          this.pairs.see(forms[span.first], forms[span.last], span.term, document)
      }
    }
  }

  /** Number of a form's term in one field's postings, looked up once per form. */
  private termOf(form: number, target: FieldPostings): number {
    let terms = this.termsOfForms.get(target)
    if (terms === undefined) this.termsOfForms.set(target, (terms = []))
    while (terms.length <= form) terms.push(notLookedUp)
    if (terms[form] === notLookedUp) terms[form] = target.numberOf(this.lexicon.keys[form].exact)
    return terms[form]
  }

  /** The sections of the segment's file. */
  finish(): Sections {
    const { sections: lexicon, places } = this.lexicon.finish()
    const streams = this.streams.finish(places)
    return {
      ...this.columns.sections(),
      ...lexicon,
      ...this.pairs.sections(),
      ...streams,
      ...bigramSections(streams.stream, streams.starts, places.length),
      ...invertedSections(this.postings, this.articles),
    }
  }
}
