import type { Article } from '../../article.js'
import type { Query } from '../../engine/engine.js'
import type { Analyzer } from '../../text/types.js'
import type { Part, Snippet } from '../types.js'
import { highlight, type HasExact } from './highlight.js'
import { Locator, type Occurrence } from './locate.js'
import { beginning, choosePassages, type Passage, type Stretch, type Weighing } from './passages.js'
import { termsOfQuery, type AbbreviationForms, type Term } from './terms.js'

/** What an occurrence of other diacritics is worth beside one that is as typed. */
const foldedWorth = 0.7
/** What a stopword is worth beside another word that is as frequent in the article. */
const stopwordWorth = 0.1
/** What a phrase is worth beside a word: it was asked for as a whole. */
const phraseWorth = 3
const ellipsis = '…'

/** Makes titles and snippets of one query's hits. */
export interface Highlighter {
  titleParts(article: Article): Part[]
  /** At most two passages, in order of place; the article's beginning when the query shows nowhere. */
  snippets(article: Article): Snippet[]
}

/** A highlighter for a query; null: nothing to mark. */
export function createHighlighter(query: Query | null, analyzer: Analyzer, forms: AbbreviationForms): Highlighter {
  return new QueryHighlighter(query, analyzer, forms)
}

function passagesOf({ lead, body, captions }: Article): string[] {
  return [lead, ...body, ...captions].filter((text) => text.trim() !== '')
}

class QueryHighlighter implements Highlighter {
  private readonly titleTerms: Term[]
  private readonly locator: Locator
  private readonly accented: boolean
  /** Exact key of each written form met: an article writes the same words again and again. */
  private readonly exactKeys = new Map<string, string>()

  constructor(
    query: Query | null,
    private readonly analyzer: Analyzer,
    forms: AbbreviationForms,
  ) {
    const terms = termsOfQuery(query, analyzer, forms)
    this.titleTerms = [...terms.text, ...terms.title]
    this.accented = terms.accented
    this.locator = new Locator(terms.text)
  }

  titleParts(article: Article): Part[] {
    const { title } = article
    return highlight(
      title,
      this.titleTerms,
      this.exactIn([{ text: title, occurrences: this.locator.find(title) }]),
      this.analyzer,
    )
  }

  snippets(article: Article): Snippet[] {
    const texts = passagesOf(article)
    if (texts.length === 0) return []
    const passages = texts.map((text) => ({ text, occurrences: this.locator.find(text) }))
    const stretches = choosePassages(passages, this.weighing(passages))
    if (stretches.length === 0) {
      const { start, end } = beginning(texts[0])
      return [cut(texts[0], start, end, [{ text: texts[0].slice(start, end), match: false }])]
    }
    const hasExact = this.exactIn(passages)
    return stretches.sort(byPlace).map(({ passage, start, end }) => {
      const { text } = passages[passage]
      return cut(text, start, end, highlight(text.slice(start, end), this.locator.terms, hasExact, this.analyzer))
    })
  }

  private isExact(term: Term, written: string): boolean {
    if (term.kind !== 'word' || !this.accented) return true
    let key = this.exactKeys.get(written)
    if (key === undefined) {
      key = this.analyzer.analyze(written).tokens[0]?.exact ?? ''
      this.exactKeys.set(written, key)
    }
    return key === term.exact
  }

  /** Which terms stand somewhere in these texts as typed. Without typed diacritics every form is as good. */
  private exactIn(passages: Passage[]): HasExact {
    if (!this.accented) return () => false
    const exact = new Set<number>()
    for (const { text, occurrences } of passages) {
      for (const { term, start, end } of occurrences) {
        if (!exact.has(term) && this.isExact(this.locator.terms[term], text.slice(start, end))) exact.add(term)
      }
    }
    return (term) => exact.has(term)
  }

  /** Words that the article itself repeats tell its passages apart least. */
  private weighing(passages: Passage[]): Weighing {
    const { terms } = this.locator
    const counts = terms.map(() => 0)
    for (const { occurrences } of passages) for (const { term } of occurrences) counts[term] += 1
    const weights = terms.map((term, index) => {
      const rarity = 1 / (1 + Math.log(1 + counts[index]))
      if (term.kind === 'phrase') return rarity * phraseWorth
      return term.kind === 'word' && term.stopword ? rarity * stopwordWorth : rarity
    })
    return {
      term: (term) => weights[term],
      occurrence: (passage: number, { term, start, end }: Occurrence) =>
        this.isExact(terms[term], passages[passage].text.slice(start, end)) ? 1 : foldedWorth,
    }
  }
}

function byPlace(a: Stretch, b: Stretch): number {
  return a.passage - b.passage || a.start - b.start
}

/** Adds the marks of a cut text. */
function cut(text: string, start: number, end: number, parts: Part[]): Snippet {
  const before = text.slice(0, start).trim() !== ''
  const after = text.slice(end).trim() !== ''
  const snippet = [...parts]
  if (before) snippet.unshift({ text: `${ellipsis} `, match: false })
  if (after) snippet.push({ text: ` ${ellipsis}`, match: false })
  return joinUnmarked(snippet)
}

function joinUnmarked(parts: Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && last.match === part.match) last.text += part.text
    else joined.push({ ...part })
  }
  return joined
}
