import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { alertsFolder, AlertStore } from '../../src/alerts/storage/alert-store.js'
import { DerivedSecrets } from '../../src/alerts/tokens.js'
import { backUpArchive, restoreArchive } from '../../src/composition/safekeeping.js'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { readConfig } from '../../src/config.js'
import { mediaFolder, pictureFile } from '../../src/media/picture-files.js'
import { openPictureTable } from '../../src/media/picture-table.js'
import { fileName } from '../../src/media/sizes.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { photograph } from '../media/support.js'
import { folderWith } from '../support/folders.js'

const page = (number: number): string =>
  `<html><head><meta charset="utf-8"><title>Bến Vạc mở phiên thứ ${number}</title>
  <meta property="article:published_time" content="2026-11-20T08:00:00+07:00"></head><body><article><h1>Bến Vạc mở phiên thứ ${number}</h1>
  <p>Người bến Vạc hẹn nhau họp phiên vào sáng thứ bảy, ai có xuồng thì đi xuồng, ai có xe thì đi xe, xong trước ngày rằm.</p>
  <figure><img src="anh${number}.jpg"><figcaption>Bến Vạc sáng sớm. Ảnh: Bạn đọc</figcaption></figure>
  <p>Việc chung trong sổ của thôn được chia cho mười nhà, mỗi nhà một buổi, đến cuối tháng thì xong cả phiên ${number}.</p></article></body></html>`

const clock = () => Date.parse('2026-11-21T08:00:00+07:00')
const modeOf = (file: string) => statSync(file).mode & 0o777

test('a backup has pictures and followers, and puts them back', { timeout: 120_000 }, async () => {
  const pages = await folderWith({
    'a.html': page(1),
    'b.html': page(2),
    'anh1.jpg': await photograph(1),
    'anh2.jpg': await photograph(2),
  })
  const config = { ...readConfig({}), dataFolder: await folderWith({}) }
  await ingestPaths(config, [pages], { stated: { source: 'bao-thu.example', province: null }, rejects: () => {} })
  const followed = alertsFolder(config.dataFolder)
  const store = new AlertStore(followed)
  const leaveToken = new DerivedSecrets(followed).leaveToken('x')
  const { sort: _, page: __, size: ___, ...search } = emptySearch
  const wish = { channel: 'mail', address: 'an@thu.example', label: 'lúa', path: '/', rhythm: 'now' } as const
  store.ask({ ...wish, search: { ...search, q: 'lúa' } }, clock())
  const table = openPictureTable(mediaFolder(config.dataFolder), { readOnly: false })
  const [gone, kept] = table.kept()
  const pictureAt = (data: string, hash: string) => pictureFile(mediaFolder(data), fileName(hash, 160, 'webp'))
  // Its article is being withdrawn.
  rmSync(pictureAt(config.dataFolder, gone))
  const backup = path.join(await folderWith({}), 'backup')
  // Both are open, as in a server.
  const manifest = await backUpArchive(config, backup, clock)
  await table.close()
  await store.close()
  expect(manifest.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['alerts/data.mdb', 'alerts/secret', 'media/table/data.mdb']),
  )

  const elsewhere = { ...config, dataFolder: await folderWith({ 'alerts/secret': 'another' }) }
  await restoreArchive(elsewhere, backup, { replace: false, evenDamaged: false })
  const restored = openPictureTable(mediaFolder(elsewhere.dataFolder), { readOnly: true })
  expect(restored.kept()).toContain(kept)
  await restored.close()
  expect(existsSync(pictureAt(elsewhere.dataFolder, kept))).toBe(true)
  expect(existsSync(pictureAt(elsewhere.dataFolder, gone))).toBe(false)
  const folder = alertsFolder(elsewhere.dataFolder)
  expect([folder, path.join(folder, 'data.mdb'), path.join(folder, 'secret')].map(modeOf)).toEqual([
    0o700, 0o600, 0o600,
  ])
  const again = new AlertStore(folder)
  expect(again.asked()).toMatchObject([{ address: 'an@thu.example' }])
  await again.close()
  expect(new DerivedSecrets(folder).idOfLeaveToken(leaveToken)).toBe('x')
  expect(readdirSync(elsewhere.dataFolder).some((name) => name.startsWith('alerts-before-'))).toBe(true)

  writeFileSync(path.join(backup, 'alerts', 'secret'), 'x'.repeat(32))
  await expect(restoreArchive(elsewhere, backup, { replace: true, evenDamaged: false })).rejects.toThrow('checksum')
})
