import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildIndex } from '../../src/composition/engines.js'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { openArchive, type Archive } from '../../src/composition/reading.js'
import { readConfig, type Config } from '../../src/config.js'

/** The clock of tests over the sample: Sunday, 22 November 2026, 09:00 in Asia/Ho_Chi_Minh. */
export const now = Date.UTC(2026, 10, 22, 2)

export interface SampleArchive {
  archive: Archive
  config: Config
  dispose(): Promise<void>
}

/** Folder of the sample articles. */
export const sampleFolder = path.join(readConfig({}).projectRoot, 'data', 'sample')

/** The archive of the sample articles, open while the tests of the calling file or group run. */
export function useSampleArchive(): Pick<SampleArchive, 'archive' | 'config'> {
  const sample = {} as SampleArchive
  beforeAll(async () => {
    Object.assign(sample, await openArchiveOf([sampleFolder]))
  })
  afterAll(() => sample.dispose?.())
  return sample
}

/** Ingests files and folders into a new store and index, through the whole pipeline. */
export async function openArchiveOf(paths: string[]): Promise<SampleArchive> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-sample-'))
  const config = { ...readConfig({}), dataFolder: folder }
  await ingestPaths(config, paths, {
    rejects: ({ file, reason }) => {
      throw new Error(`${file}: ${reason}`)
    },
  })
  await buildIndex(config, { full: false })
  const archive = await openArchive(config, () => now)
  return {
    archive,
    config,
    async dispose() {
      await archive.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
