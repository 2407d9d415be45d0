import type { Clock } from '../config.js'
import type { ArticleLog } from '../article-log.js'
import type { SearchEngine } from '../engine/reading.js'
import type { Vocabulary } from '../engine/vocabulary.js'
import type { Analyzer, Lexica } from '../text/types.js'
import type { EditorialLists } from './editorial/lists.js'
import type { NameSource } from './names.js'
import type { SourceNames } from './papers/papers.js'
import type { AddressedArticles } from './article/address.js'
import type { ChangeSource } from './article/changes.js'

/** What the use cases stand on. */
export interface SearchParts {
  engine: SearchEngine
  vocabulary: Vocabulary
  /** The article store, or anything that fetches articles by id or original address and knows how they changed. */
  store: AddressedArticles & ChangeSource
  /** The article log, to count what the engine does not know. */
  log: Pick<ArticleLog, 'lastSequence' | 'count' | 'entriesAfter'>
  gazetteer: NameSource
  /** How the archive's sources are called. */
  sourceNames: SourceNames
  analyzer: Analyzer
  /** Abbreviations that the analyzer knows, to find either form in snippets. */
  abbreviations: Lexica['abbreviations']
  /** What an operator may change at any time: asked anew for each search. */
  lists: () => EditorialLists
  /** Gives the day that "hôm nay" in a query means. */
  clock: Clock
}
