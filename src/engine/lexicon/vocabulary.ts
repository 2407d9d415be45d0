import type { Analyzer } from '../../text/types.js'
import type { QueryToken } from '../query.js'
import { throwIfGivenUp } from '../giving-up.js'
import { formsMeant } from '../ranking/word-bag.js'
import type { ReadOptions } from '../reading.js'
import type { NameInTitles, Suggestion, Vocabulary, VocabularyAnswer, VocabularyRequest } from '../vocabulary.js'
import { completionsOf } from './completions.js'
import { runsThrough } from './lattice.js'
import { namesOf } from './names.js'
import { formsOf, pairsOf } from './spelling.js'
import type { WordTables } from './tables.js'

/** The vocabulary over word tables, wherever they are kept. */
export class TableVocabulary implements Vocabulary {
  /** @param words returns the tables of the newest build */
  constructor(
    private readonly analyzer: Analyzer,
    private readonly words: () => WordTables,
  ) {}

  async ask(
    { forms = [], pairs = [], similar = [], runs = [], units = [], lattices = [] }: VocabularyRequest,
    options?: ReadOptions,
  ): Promise<VocabularyAnswer> {
    throwIfGivenUp(options)
    const words = this.words()
    return {
      forms: forms.map((folded) => formsOf(folded, words)),
      pairs: pairs.map((pair) => pairsOf(pair, words)),
      similar: similar.map((folded) => [...words.similarTo(folded)]),
      articles: words.tables.reduce((sum, { ids }) => sum + ids.length, 0),
      words: words.tables.reduce((sum, { stream }) => sum + stream.length, 0),
      runs: runs.map((run) => {
        throwIfGivenUp(options)
        return words.articlesWithRun(run.map((word) => ({ word, choice: formsMeant(word) })))
      }),
      units: units.map((term) => words.articlesWith({ kind: 'unit', term })),
      lattices: lattices.map((lattice) => {
        throwIfGivenUp(options)
        return runsThrough(lattice, words)
      }),
    }
  }

  async complete(
    typed: readonly QueryToken[],
    isLastDone: boolean,
    limit: number,
    options?: ReadOptions,
  ): Promise<Suggestion[]> {
    throwIfGivenUp(options)
    return completionsOf(typed, isLastDone, limit, this.analyzer, this.words())
  }

  async names(options?: ReadOptions): Promise<NameInTitles[]> {
    throwIfGivenUp(options)
    return namesOf(this.words().tables)
  }
}
