import type { LoggedArticle } from '../../article-log.js'
import type { Analyzer } from '../../text/types.js'
import {
  agencyKey,
  categoryKey,
  provinceKey,
  unitKey,
  wordKey,
  type ArticleKey,
  type Percolator,
  type StoredQuery,
} from '../percolating.js'
import { presence } from '../ranking/decisive.js'
import { Archive } from './archive.js'
import type { IndexedArticle } from './articles.js'
import { passes } from './filters.js'
import { Matching } from './matching.js'

/** Tests articles by the definitions of the reference engine, which are those of every engine. */
export class MemoryPercolator implements Percolator {
  readonly keys: readonly ReadonlySet<ArticleKey>[]

  private constructor(private readonly archive: Archive) {
    this.keys = archive.all.map(keysOf)
  }

  /** @param articles in the order of the log, each once */
  static async of(articles: readonly LoggedArticle[], analyzer: Analyzer): Promise<MemoryPercolator> {
    return new MemoryPercolator(await Archive.of(articles, analyzer))
  }

  matching({ query, filters, absent }: StoredQuery): number[] {
    const { archive } = this
    const found = query === null ? archive.numbersOfAll() : new Matching(query, archive, presence(absent)).strict()
    return found.filter((number) => passes(archive.all[number], filters))
  }
}

function keysOf({ analysed, values }: IndexedArticle): ReadonlySet<ArticleKey> {
  const { title, lead, body, author } = analysed
  const texts = [...title, ...lead, ...body, ...author]
  return new Set([
    ...texts.flatMap(({ tokens }) => tokens.map(({ folded }) => wordKey(folded))),
    ...texts.flatMap(({ spans }) => spans.map(({ term }) => unitKey(term))),
    ...values.agencies.map(agencyKey),
    ...values.provinces.map(provinceKey),
    ...values.categories.map(categoryKey),
  ])
}
