import { expect, onTestFinished, test } from 'vitest'
import { openStoreWithVolumes } from '../../src/store/article-store.js'
import type { ArticleStore } from '../../src/store/types.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'

/** A store whose clock shows one minute more at each look. */
function openTicking(folder = temporaryFolder()): ArticleStore {
  let now = Date.parse('2026-11-30T08:00:00+07:00')
  const store = openStoreWithVolumes(folder, 1 << 20, () => (now += 60_000))
  onTestFinished(() => store.close())
  return store
}

const withdrawal = { at: '2026-11-30T09:00:00+07:00', reason: 'Theo đề nghị của người được nhắc đến' }
const url = 'https://baosongla.example/tin/1'

test('what an article said before is kept, latest first, with who changed it', async () => {
  const store = openTicking()
  const first = makeArticle('a', { title: 'Tựa một' })
  await store.put([first, makeArticle('ab')])
  expect(store.revisions('a')).toEqual([])
  const second = { ...first, title: 'Tựa hai', body: ['Thân bài mới.'] }
  await store.put([second])
  expect(await store.correct({ ...second, author: null, modifiedAt: '2026-11-30T08:02:00+07:00' })).toBe('updated')
  expect(store.revisions('a')).toEqual([
    { at: '2026-11-30T08:02:00+07:00', by: 'correction', was: { author: 'Lê Minh Khuê', modifiedAt: null } },
    { at: '2026-11-30T08:01:00+07:00', by: 'source', was: { title: 'Tựa một', body: first.body } },
  ])
  expect(store.revisions('ab')).toEqual([])
})

test('a change that no reader sees is no revision', async () => {
  const store = openTicking()
  const given = makeArticle('a')
  await store.put([given])
  const counted = { ...given, views: 12, relatedTitles: ['Bài khác'] }
  expect(await store.put([counted])).toEqual(['updated'])
  expect(await store.correct(counted)).toBe('unchanged')
  expect(store.revisions('a')).toEqual([])
})

test('what was corrected stays so when the same is taken in again, and only what its source changed is taken', async () => {
  const store = openTicking()
  const given = makeArticle('a', { title: 'Tựa sai', views: 1 })
  await store.put([given])
  const modifiedAt = '2026-11-30T08:02:00+07:00'
  await store.correct({ ...given, title: 'Tựa gần đúng', province: 'Thái Bình', modifiedAt })
  const corrected = { ...given, title: 'Tựa đúng', province: 'Thái Bình', modifiedAt }
  await store.correct(corrected)
  const sequence = await store.lastSequence()
  expect(await store.put([given, corrected])).toEqual(['unchanged', 'unchanged'])
  expect([store.article('a'), await store.lastSequence()]).toEqual([corrected, sequence])

  const continued = { ...given, body: [...given.body, 'Thêm một câu.'] }
  expect(await store.put([continued])).toEqual(['updated'])
  expect(store.article('a')).toEqual({ ...corrected, body: continued.body })
  expect(await store.put([continued])).toEqual(['unchanged'])

  const renamed = { ...continued, title: 'Tựa mới của báo' }
  expect(await store.put([renamed])).toEqual(['updated'])
  expect(store.article('a')?.title).toBe(renamed.title)
  expect(await store.put([continued])).toEqual(['updated'])
  expect(store.article('a')?.title).toBe(given.title)
})

test('a correction needs an article', async () => {
  const store = openTicking()
  expect(await store.correct(makeArticle('a'))).toBeNull()
  await store.put([makeArticle('a')])
  await store.remove('a')
  expect(await store.correct(makeArticle('a'))).toBeNull()
  expect(await store.count()).toBe(0)
})

test('a withdrawn article is gone, with its former texts, and stays so', async () => {
  const store = openTicking()
  const given = makeArticle('a', { url })
  await store.put([given])
  await store.put([{ ...given, title: 'Tựa mới' }])
  expect(await store.withdraw('a', withdrawal)).toBe(true)
  expect(await store.withdraw('a', withdrawal)).toBe(false)
  expect([store.article('a'), store.has('a'), await store.count(), store.revisions('a')]).toEqual([null, false, 0, []])
  expect(await entriesOf(store)).toEqual([{ sequence: 3, removedId: 'a' }])
  const known = { id: 'a', title: 'Tựa mới', url, ...withdrawal }
  expect([store.withdrawal('a'), store.withdrawals()]).toEqual([known, [known]])

  const underAnotherId = makeArticle('b', { url: 'http://www.baosongla.example/tin/1' })
  expect(await store.put([given, underAnotherId, makeArticle('c')])).toEqual(['withdrawn', 'withdrawn', 'added'])
  expect([store.has('a'), store.has('b'), store.has('c')]).toEqual([false, false, true])
})

test('withdrawals are listed latest first, from a moment on, also when the store is opened again', async () => {
  const folder = temporaryFolder()
  const store = openTicking(folder)
  await store.put(['a', 'b', 'c'].map((id) => makeArticle(id)))
  for (const [index, id] of ['b', 'a', 'c'].entries()) {
    await store.withdraw(id, { at: `2026-11-30T0${index}:00:00+07:00`, reason: 'Đăng nhầm' })
  }
  expect(store.withdrawals().map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect(store.withdrawals('2026-11-30T01:00:00+07:00').map(({ id }) => id)).toEqual(['c', 'a'])
})

test('a correction puts a withdrawn article back, which can then change again', async () => {
  const store = openTicking()
  const given = makeArticle('a', { url })
  await store.put([given])
  await store.withdraw('a', withdrawal)
  expect(await store.correct(given)).toBe('restored')
  expect([store.article('a'), store.withdrawal('a'), store.withdrawals()]).toEqual([given, null, []])
  expect(await store.idOfAddress(url)).toBe('a')
  expect(await store.put([{ ...given, title: 'Tựa mới' }])).toEqual(['updated'])
})
