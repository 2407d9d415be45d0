import { TimtinError } from '../../errors.js'
import type { Analyzer } from '../../text/types.js'
import type { EngineFactory } from '../factory.js'
import type { FacetGroups } from '../reading.js'
import { MinisearchBuilder } from './build/builder.js'
import { MinisearchEngine } from './engine.js'
import { readManifest } from './format/manifest.js'

/** The MiniSearch engine over an index folder. @param groups by which agencies and provinces are counted */
export function minisearch(
  folder: string,
  projectRoot: string,
  analyzer: Analyzer,
  groups: FacetGroups,
): EngineFactory {
  return {
    async open(_, options) {
      const engine = await MinisearchEngine.open(folder, analyzer, groups, options?.evenPartly)
      return { engine, vocabulary: engine.vocabulary, refresh: () => engine.refresh() }
    },
    builder: () => new MinisearchBuilder(folder, analyzer, projectRoot),
    async health() {
      try {
        const manifest = await readManifest(folder, analyzer.fingerprint)
        return manifest === null
          ? { isReady: false, problem: 'There is no index yet.' }
          : { isReady: true, problem: '' }
      } catch (error) {
        return { isReady: false, problem: error instanceof TimtinError ? error.what : String(error) }
      }
    },
  }
}
