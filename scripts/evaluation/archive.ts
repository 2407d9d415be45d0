import { articlesIn } from '../../src/article-log.js'
import { buildIndex } from '../../src/composition/engines.js'
import { ingestPaths } from '../../src/composition/taking-in.js'
import type { Config } from '../../src/config.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { SpellingSubject } from '../../src/evaluation/spelling-experiments.js'
import type { UnitSubject } from '../../src/evaluation/unit-experiments.js'
import type { ReadArticle } from '../../src/evaluation/units.js'
import type { Subject } from '../../src/evaluation/experiments.js'
import type { SearchService } from '../../src/search/types.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'

/** Most near-copies of an article that are taken into account; more would not change a judgement. */
const copiesAsked = 100

/** Most rejected records that are listed one by one. */
const rejectsShown = 5

/**
 * Builds or updates an archive of the corpus, through the same pipeline that users have.
 * @param say receives messages about what was read and built
 */
export async function buildArchive(config: Config, corpus: string[], say: (line: string) => void): Promise<void> {
  let rejected = 0
  const report = await ingestPaths(config, corpus, {
    rejects: ({ reason, file, line }) => {
      rejected += 1
      if (rejected <= rejectsShown) say(`rejected: ${file}${line === null ? '' : `:${line}`}: ${reason}`)
    },
  })
  say(
    `ingested: added ${report.added}, updated ${report.updated}, unchanged ${report.unchanged}, rejected ${report.rejected}`,
  )
  const built = await buildIndex(config, { full: false })
  say(`indexed: ${built.articles} articles, ${(built.milliseconds / 1000).toFixed(1)} s`)
}

/** An article as the evaluation reads it: not with the text analysis that it evaluates. */
export interface EvaluatedArticle extends ReadArticle {
  title: string
  /** Its lead, or its first paragraph if it has none. */
  opening: string
}

/** Every article of the archive sorted by id, so that the order does not depend on how it was ingested. */
export async function articlesOf(config: Config): Promise<EvaluatedArticle[]> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  const articles: EvaluatedArticle[] = []
  for await (const { article } of articlesIn(store)) {
    const { id, kicker, title, lead, body, captions } = article
    const opening = lead || (body.at(0) ?? '')
    articles.push({ id, title, opening, texts: [kicker, title, lead, ...body, ...captions] })
  }
  await store.close()
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The use cases, adapted to the evaluation of units. */
export function unitSubjectOf(service: SearchService): UnitSubject {
  return {
    page: async (q, sort, size) => {
      const { hits, total } = await service.search({ ...emptySearch, q, sort, size })
      return { hits: hits.map(({ id, copies }) => ({ id, copies: copies.map((copy) => copy.id) })), total }
    },
  }
}

/** The use cases, adapted to the evaluation of spelling. */
export function spellingSubjectOf(service: SearchService): SpellingSubject {
  return { didYouMean: async (q) => (await service.search({ ...emptySearch, q })).didYouMean }
}

/** The use cases, adapted to the evaluation. */
export function subjectOf(service: SearchService): Subject {
  return {
    search: async (q, size) => {
      const { hits } = await service.search({ ...emptySearch, q, size })
      // Near-copies are listed right after their hit, where a reader sees them.
      return hits.flatMap(({ id, copies }) => [id, ...copies.map((copy) => copy.id)])
    },
    suggest: async (typed, limit) => (await service.suggest(typed, limit)).map(({ text }) => text),
    copies: async (id) => ((await service.copies(id, copiesAsked)) ?? []).map((article) => article.id),
    related: async (id, limit) => ((await service.related(id, limit)) ?? []).map((article) => article.id),
  }
}
