/** Where this project's engines are tested: an empty place for each, to build in and to open. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ArticleLog } from '../../src/article-log.js'
import { MemoryEngine } from '../../src/engine/memory/engine.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { noGroups, type EngineUnderTest, type OpenEngine } from './cases.js'
import { MemoryLog } from './memory-log.js'
import { analyzer, projectRoot } from './requests.js'

const opened = (engine: MinisearchEngine | MemoryEngine): OpenEngine => ({ engine, vocabulary: engine.vocabulary })

/** MiniSearch in a temporary folder. */
export async function minisearchPlace(): Promise<EngineUnderTest> {
  const folder = await mkdtemp(path.join(tmpdir(), 'timtin-engine-'))
  const builder = new MinisearchBuilder(folder, analyzer, projectRoot)
  return {
    build: async (log, full = false) => {
      await builder.build(log, { full })
    },
    open: async (groups = noGroups) => opened(await MinisearchEngine.open(folder, analyzer, groups)),
    dispose: () => rm(folder, { recursive: true }),
  }
}

/** The reference engine, which needs no build: it is opened directly over the log. */
export async function memoryPlace(): Promise<EngineUnderTest> {
  let built: ArticleLog = new MemoryLog()
  return {
    build: async (log) => {
      built = log
    },
    open: async (groups = noGroups) => opened(await MemoryEngine.open(built, analyzer, groups)),
    dispose: async () => {},
  }
}
