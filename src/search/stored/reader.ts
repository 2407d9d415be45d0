import type { Article } from '../../article.js'
import type { SearchParts } from '../parts.js'
import { createNames } from '../names.js'
import { SearchReader } from '../finding/reading.js'
import { Highlighter, type Shown } from '../snippets/snippets.js'
import { abbreviationForms } from '../snippets/terms.js'
import type { SourcesByName } from '../papers/papers.js'
import type { SearchParams } from '../types.js'
import { needsOf, type Need } from './needs.js'

/**
 * Without an archive nobody knows its papers, and any name may be one; which articles are of it is decided by the archive's
 * own reading.
 */
const anyPaper: SourcesByName = { codesOf: (name) => [name] }

/** What it takes to read searches that are kept, without an archive. */
export type StoredSearchParts = Pick<SearchParts, 'gazetteer' | 'analyzer' | 'abbreviations' | 'lists' | 'clock'>

/** Searches that are kept, as read with the lists and on the day of each call. */
export interface StoredSearches {
  /** What an article needs to be found (`needsOf`). */
  needs(params: SearchParams): Need[][]
  /** What an article shows of a search that finds it. */
  show(params: SearchParams, article: Article): Shown
}

export function storedSearches(parts: StoredSearchParts): StoredSearches {
  const { gazetteer, analyzer, abbreviations, lists, clock } = parts
  const reader = new SearchReader(createNames(gazetteer), gazetteer, analyzer, lists, clock)
  const forms = abbreviationForms(analyzer, abbreviations)
  return {
    needs: (params) => needsOf(reader.read(params, anyPaper), { gazetteer, analyzer, forms }),
    show: (params, article) => new Highlighter(reader.read(params, anyPaper).query, analyzer, forms).show(article),
  }
}
