import type { Article } from '../../article.js'
import type { Query } from '../../engine/query.js'
import type { Analyzer } from '../../text/types.js'
import type { MarkedArticle, Part, Snippet } from '../types.js'
import { Marker, type IsOther } from './highlight.js'
import { formsMeant } from './meant.js'
import { Locator } from './locate.js'
import { beginning, choosePassages, type Passage, type Stretch } from './passages.js'
import { termsOfQuery, type AbbreviationForms } from './terms.js'

/** Weight of a phrase relative to a word, since it was asked for as a whole. */
const phraseWorth = 3
const ellipsis = '…'

/** What a result list shows of an article. */
export interface Shown {
  titleParts: Part[]
  /** At most two passages, in text order; the beginning of the article if the text has nothing of the query. */
  snippets: Snippet[]
}

function passagesOf({ lead, body, captions }: Article): string[] {
  return [lead, ...body, ...captions].filter((text) => text.trim() !== '')
}

/** Makes the titles and snippets of a query's hits. */
export class Highlighter {
  private readonly marker: Marker
  private readonly titleMarker: Marker
  private readonly locator: Locator

  /** @param query null: nothing is highlighted */
  constructor(query: Query | null, analyzer: Analyzer, forms: AbbreviationForms) {
    const terms = termsOfQuery(query, forms)
    this.marker = new Marker(terms.text, analyzer)
    this.titleMarker = terms.title.length === 0 ? this.marker : new Marker([...terms.text, ...terms.title], analyzer)
    this.locator = new Locator(terms.text, terms.accented)
  }

  show(article: Article): Shown {
    const { title } = article
    const passages = this.locate(article)
    const isOther = formsMeant([{ text: title, occurrences: this.locator.find(title) }, ...passages], this.locator)
    return { titleParts: this.titleMarker.mark(title, isOther), snippets: this.snippets(passages, isOther) }
  }

  /** The whole text of an article, marked as its snippets are. */
  whole({ title, lead, body }: Article): MarkedArticle {
    const passages = [title, lead, ...body].map((text) => ({ text, occurrences: this.locator.find(text) }))
    const isOther = formsMeant(passages, this.locator)
    return {
      title: this.titleMarker.mark(title, isOther),
      lead: this.marker.mark(lead, isOther),
      body: body.map((paragraph) => this.marker.mark(paragraph, isOther)),
    }
  }

  /** The passages up to the first that shows the whole query; later ones cannot show more. */
  private locate(article: Article): Passage[] {
    const passages: Passage[] = []
    for (const text of passagesOf(article)) {
      const occurrences = this.locator.find(text)
      passages.push({ text, occurrences })
      if (occurrences.length > 0 && this.locator.hasAll(occurrences)) break
    }
    return passages
  }

  private snippets(passages: Passage[], isOther: IsOther): Snippet[] {
    const stretches = choosePassages(passages, this.weights(passages))
    if (stretches.length === 0 && passages.length > 0) {
      const [{ text }] = passages
      const { start, end } = beginning(text)
      return [cut(text, start, end, [{ text: text.slice(start, end), match: false }])]
    }
    return stretches.sort(byPlace).map(({ passage, start, end }) => {
      const { text } = passages[passage]
      return cut(text, start, end, this.marker.mark(text.slice(start, end), isOther))
    })
  }

  /** Weight of each term: words that the article repeats often distinguish its passages least. */
  private weights(passages: Passage[]): number[] {
    const { terms } = this.locator
    const counts = terms.map(() => 0)
    for (const { occurrences } of passages) for (const { term } of occurrences) counts[term] += 1
    return terms.map((term, index) => {
      const rarity = 1 / (1 + Math.log(1 + counts[index]))
      if (term.kind === 'spelling') return rarity * term.standsFor
      return term.kind === 'phrase' ? rarity * phraseWorth : rarity
    })
  }
}

function byPlace(a: Stretch, b: Stretch): number {
  return a.passage - b.passage || a.start - b.start
}

/** Adds an ellipsis on each side where the stretch leaves text out. */
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
