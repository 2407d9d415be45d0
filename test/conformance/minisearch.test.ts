import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '../../src/config.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import type { SearchEngine } from '../../src/engine/reading.js'
import { loadLexica } from '../../src/lexica.js'
import { createAnalyzer } from '../../src/text/index.js'
import { engineConformance } from './engine-suite.js'

const { projectRoot } = readConfig({})
const analyzer = createAnalyzer(loadLexica(projectRoot))

async function place(open: (folder: string) => Promise<SearchEngine>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'timtin-engine-'))
  const builder = new MinisearchBuilder(folder, analyzer, projectRoot)
  return {
    build: async (log: Parameters<MinisearchBuilder['build']>[0], full = false) => {
      await builder.build(log, { full })
    },
    open: () => open(folder),
    dispose: () => rm(folder, { recursive: true }),
  }
}

engineConformance('MiniSearch', () => place((folder) => MinisearchEngine.open(folder, analyzer)))
