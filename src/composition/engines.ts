import path from 'node:path'
import type { Config } from '../config.js'
import type { BuildProgress, BuildReport } from '../engine/building.js'
import type { EngineFactory } from '../engine/factory.js'
import { memory } from '../engine/memory/factory.js'
import { minisearch } from '../engine/minisearch/factory.js'
import { loadGazetteer } from '../gazetteer-files.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { loadLexica } from '../lexica.js'
import { lineageGroups } from '../search/finding/lineage.js'
import { createAnalyzer } from '../text/index.js'
import type { Analyzer, Lexica } from '../text/types.js'
import { openPublicStore } from './site.js'

/** Which engine an archive has, and how its index is built. */

/** Folder of the index within an archive's data folder. */
export function indexFolder(dataFolder: string): string {
  return path.join(dataFolder, 'index')
}

/** What all engines of an archive share. */
export interface Common {
  lexica: Lexica
  analyzer: Analyzer
  gazetteer: Gazetteer
}

export function loadCommon({ projectRoot }: Config): Common {
  const lexica = loadLexica(projectRoot)
  return { lexica, analyzer: createAnalyzer(lexica), gazetteer: loadGazetteer(projectRoot) }
}

/** The engine that the configuration names. */
export function engineOf({ engine, dataFolder, projectRoot }: Config, { analyzer, gazetteer }: Common): EngineFactory {
  const groups = lineageGroups(gazetteer)
  switch (engine) {
    case 'minisearch':
      return minisearch(indexFolder(dataFolder), projectRoot, analyzer, groups)
    case 'memory':
      return memory(analyzer, groups)
  }
}

/**
 * Brings the index of an archive up to date with its store.
 * @throws TimtinError `store-missing`, `index-locked`, `index-stale`, `index-damaged`, `index-unwritable`, `disk-full`
 */
export async function buildIndex(
  config: Config,
  options: { full: boolean; onProgress?: (progress: BuildProgress) => void },
): Promise<BuildReport> {
  const store = openPublicStore(config)
  try {
    return await engineOf(config, loadCommon(config)).builder().build(store, options)
  } finally {
    await store.close()
  }
}
