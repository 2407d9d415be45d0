import { articlesIn, type DamagedArticle } from '../../article-log.js'
import type { Analyzer } from '../../text/types.js'
import type { EngineFactory } from '../factory.js'
import type { FacetGroups } from '../reading.js'
import { MemoryEngine } from './engine.js'

/** The reference engine. It keeps nothing: what it answers from is read when it is opened. */
export function memory(analyzer: Analyzer, groups: FacetGroups): EngineFactory {
  return {
    async open(log) {
      const engine = await MemoryEngine.open(log, analyzer, groups)
      return { engine, vocabulary: engine.vocabulary, refresh: () => engine.refresh() }
    },
    builder: () => ({
      async build(log) {
        const damaged: DamagedArticle[] = []
        const sequence = await log.lastSequence()
        let articles = 0
        for await (const _ of articlesIn(log, (article) => damaged.push(article))) articles++
        return {
          changed: false,
          articles,
          indexed: 0,
          removed: 0,
          damaged,
          milliseconds: 0,
          generation: String(sequence),
        }
      },
      isWhole: async () => true,
    }),
    health: async () => ({ isReady: true, problem: '' }),
  }
}
