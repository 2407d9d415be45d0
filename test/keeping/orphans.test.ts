import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { workerUrl } from '../../src/worker-url.js'
import { folderWith } from '../support/folders.js'

const source = (room: string) => new URL(`../../src/${room}/entry.ts`, import.meta.url).href

it.each(['keeping', 'worker'])('%s ends when the server has gone before it could listen', async (room) => {
  const config = { ...readConfig({}), dataFolder: await folderWith({}) }
  const child = fork(fileURLToPath(workerUrl(source(room), 'entry')), [JSON.stringify({ config, archiveId: null })])
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})
