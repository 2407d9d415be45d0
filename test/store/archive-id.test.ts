import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { archiveIdAt } from '../../src/store/archive-id.js'
import { openStore } from '../../src/store/article-store.js'
import { makeArticle, temporaryFolder } from './support/articles.js'
import { startChild } from './support/child.js'
import { writeVersion2 } from './support/volumes.js'

async function idOf(folder: string, readOnly: boolean): Promise<string | null> {
  const store = readOnly ? openStore(folder, { readOnly }) : openStore(folder, { readOnly })
  const id = store.archiveId()
  await store.close()
  return id
}

test('a store has an id of its own from the beginning, which stays', async () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const ids = await Promise.all(folders.map((folder) => idOf(folder, false)))
  expect(new Set(ids).size).toBe(2)
  for (const [i, folder] of folders.entries()) {
    expect(ids[i]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect([await idOf(folder, true), await idOf(folder, false), archiveIdAt(folder)]).toEqual(Array(3).fill(ids[i]))
  }
})

test('a store of an older version gets one when it is first written to', async () => {
  const folder = temporaryFolder()
  await writeVersion2(folder, [{ article: makeArticle('a') }])
  expect([await idOf(folder, true), archiveIdAt(folder)]).toEqual([null, null])
  const id = await idOf(folder, false)
  expect(id).not.toBeNull()
  expect([await idOf(folder, true), archiveIdAt(folder)]).toEqual([id, id])
})

test('a damaged id is named, and no other id is read', async () => {
  const folder = temporaryFolder()
  const id = await idOf(folder, false)
  const file = path.join(folder, 'data.mdb')
  const bytes = readFileSync(file)
  for (let at = bytes.indexOf(id!); at >= 0; at = bytes.indexOf(id!, at + 1)) bytes[at + 3] ^= 1
  writeFileSync(file, bytes)
  expect(() => archiveIdAt(folder)).toThrow(expect.objectContaining({ code: 'store-damaged' }))
  const store = openStore(folder, { readOnly: true })
  expect(() => store.archiveId()).toThrow(expect.objectContaining({ code: 'store-damaged' }))
  await store.close()
  expect(() => openStore(folder, { readOnly: false })).toThrow(expect.objectContaining({ code: 'store-damaged' }))
})

test('it is read from the file while another process writes', async () => {
  const folder = temporaryFolder()
  const id = await idOf(folder, false)
  const writer = startChild('writer.mjs', [folder, 'moi', '100000', '2000'])
  await writer.next()
  for (let i = 0; i < 300; i++) expect(archiveIdAt(folder)).toBe(id)
  writer.process.kill('SIGKILL')
  await writer.exit()
})
