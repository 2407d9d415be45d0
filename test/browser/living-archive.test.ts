import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { Newsroom } from '../crawl/support/crawling.js'
import { folderWith } from '../support/folders.js'
import { execute } from '../scripts/support.js'
import { served } from '../scripts/serving.js'
import { useBrowser } from './support/browser.js'

const withPage = useBrowser()
const patience = { timeout: 60_000, interval: 200 }

it('a reader sees what is crawled, corrected and withdrawn, without a restart', { timeout: 240_000 }, async () => {
  const room = await Newsroom.open()
  const { dataFolder } = room.config
  room.site.publish(1, 12)
  const site = await served(dataFolder)
  await site.statusIs('sample')

  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    const reload = async (address: string) => (await page.goto(site.url + address))!.status()
    const sees = (text: string | RegExp) => page.getByText(text).first().isVisible()
    const comesToShow = (text: string) =>
      vi.waitFor(async () => {
        await reload('/')
        expect(await sees(text)).toBe(true)
      }, patience)

    await reload('/')
    expect(await sees('Dữ liệu mẫu')).toBe(true)
    await room.crawl()
    await comesToShow('Bài 12:')
    expect(await sees('Dữ liệu mẫu')).toBe(false)

    // The paper publishes: the home page has it without anybody's help.
    room.site.publish(13, 13, Date.parse('2026-11-30T08:00:00+07:00'))
    await room.crawl()
    await comesToShow('Bài 13:')
    await page
      .getByRole('link', { name: /Bài 13:/ })
      .first()
      .click()
    const address = new URL(page.url()).pathname
    expect(await sees('Việc thứ 13 trong sổ')).toBe(true)

    // The newsroom corrects: the article says when and what.
    const id = address.split('/')[2]
    const file = path.join(await folderWith({}), 'sua.json')
    await writeFile(file, JSON.stringify({ title: 'Bài 13 đã được đính chính' }))
    expect((await execute('correct', [id, file], { TIMTIN_DATA: dataFolder })).code).toBe(0)
    await comesToShow('Bài 13 đã được đính chính')
    await page.getByRole('link', { name: 'Bài 13 đã được đính chính' }).first().click()
    expect(await page.getByText(/Đã sửa ngày/).count()).toBeGreaterThan(0)

    // It withdraws: the page says so, the lists have it no more, and the crawler does not bring it back.
    const withdrawn = await execute('withdraw', [id, '--reason', 'Theo yêu cầu của nhân vật'], {
      TIMTIN_DATA: dataFolder,
    })
    expect(withdrawn.code).toBe(0)
    await vi.waitFor(async () => expect(await reload(address)).toBe(410), patience)
    expect(await sees('Theo yêu cầu của nhân vật')).toBe(true)
    room.site.publish(14, 14, Date.parse('2026-11-30T09:00:00+07:00'))
    await room.crawl()
    await comesToShow('Bài 14:')
    expect(await page.getByText('Bài 13').count()).toBe(0)
    expect(await reload(address)).toBe(410)
  })
  expect((await site.stop()).code).toBe(0)
})
