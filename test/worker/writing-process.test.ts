import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openIntakeInProcess } from '../../src/composition/taking-in.js'
import { readConfig } from '../../src/config.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { folderWith } from '../support/folders.js'

const body = (title: string) => new TextEncoder().encode(JSON.stringify({ title, body: ['Nước rút dần.'] }))

describe('the process that writes', () => {
  it('stores what is pushed before it ends, in the order in which it was sent', async () => {
    const config = readConfig({ TIMTIN_DATA: await folderWith({}) })
    const intake = openIntakeInProcess(config)
    const pushed = ['Lũ lên', 'Lũ rút', 'Lũ đã rút'].map((title) =>
      intake.push({ body: body(title), id: 'lu', source: null }),
    )
    const closed = Promise.all(pushed).then(() => intake.close())
    expect((await Promise.all(pushed)).map((records) => records?.[0].outcome)).toEqual(['added', 'updated', 'updated'])
    await closed
    const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
    expect(store.article('lu')?.title).toBe('Lũ đã rút')
    await store.close()
    await expect(intake.withdraw('lu', 'x', null)).rejects.toThrow('closed')
  })

  it('passes on what is wrong with the store, and starts again when that is mended', async () => {
    const folder = await folderWith({ store: 'a file' })
    const intake = openIntakeInProcess(readConfig({ TIMTIN_DATA: folder }))
    await expect(intake.push({ body: body('Lũ'), id: 'lu', source: null })).rejects.toMatchObject({
      code: 'store-path',
    })
    await rm(`${folder}/store`)
    expect(await intake.push({ body: body('Lũ'), id: 'lu', source: null })).toMatchObject([{ outcome: 'added' }])
    await intake.close()
  })
})
