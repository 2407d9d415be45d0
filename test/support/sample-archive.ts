import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildIndex, ingestPaths, openArchive, type Archive } from '../../src/composition.js'
import { readConfig, type Config } from '../../src/config.js'

export interface SampleArchive {
  archive: Archive
  config: Config
  dispose(): Promise<void>
}

/** The sample articles in a store and index of their own, through the whole pipeline. @param now the clock's time, ms */
export function openSampleArchive(now: number): Promise<SampleArchive> {
  return openArchiveOf([path.join(readConfig({}).projectRoot, 'data', 'sample')], now)
}

/** The articles of files and folders in a store and index of their own, through the whole pipeline. */
export async function openArchiveOf(paths: string[], now: number): Promise<SampleArchive> {
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
