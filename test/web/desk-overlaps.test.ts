import { load } from 'cheerio'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { useArchiveSite } from './support/server.js'

const site = useArchiveSite()
let lychees: Article
let appeal: Article
beforeAll(async () => {
  const { search } = site.archive
  lychees = (await search.article('hd-vai-nhat-2020-1'))!.article
  appeal = (await search.article('baocantho-630881'))!.article
})

/** An invented draft about something that no sample article is about. */
const own = [
  'Lớp xóa mù chữ ở bản Nà Khoang mở được ba tháng thì sĩ số lên hai mươi tư người. Học viên lớn tuổi nhất là bà Lò Thị Inh, sáu mươi tám tuổi, tối nào cũng thắp đèn pin đi bộ hơn một cây số xuống điểm trường.',
  'Cô giáo Quàng Thị Nhung dạy lớp ba ban ngày, tối lại đứng lớp này. Cô chép từng chữ cái ra bìa lịch cũ, treo dọc theo vách gỗ để bà con vừa thêu vừa nhẩm. Hôm mưa to, cả lớp dọn sang nhà trưởng bản học nhờ.',
  'Trưởng bản Lò Văn Sương kể trước kia ra chợ huyện bán măng, nhiều người phải nhờ lái buôn đọc hộ tờ giấy nợ. Nay ai biết đọc rồi thì kèm người bên cạnh, không ai giấu dốt nữa. Bản đặt lệ: nhà nào có người bỏ học quá ba buổi thì cả tổ đến hỏi thăm.',
  'Hết khóa, mỗi học viên viết một lá thư gửi con đang làm thuê dưới xuôi. Cô Nhung giữ lại bản nháp, định đóng thành tập để lớp sau lấy làm bài tập đọc đầu tiên.',
]

interface Overlap {
  article: { id: string }
  syllables: number
  passages: { text: string; match: boolean }[][]
}

async function analysed(body: string | string[]) {
  const response = await site.ask('/api/v1/drafts/analysis', {
    method: 'POST',
    body: JSON.stringify({ title: 'Lớp học đêm ở bản Nà Khoang', body }),
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Record<'copies' | 'coverage' | 'related', { id: string }[]> & {
    overlaps: Overlap[]
  }
}

const marked = ({ passages }: Overlap) =>
  passages.map((parts) => parts.filter(({ match }) => match).map(({ text }) => text))

describe('a draft that is about something else', () => {
  it('finds no passage of its own in the archive', async () => {
    expect(await analysed(own)).toMatchObject({ overlaps: [], copies: [] })
  })

  it('has a paragraph of an article pointed out, wherever it stands, and the article in no other list', async () => {
    for (let place = 0; place <= own.length; place++) {
      const found = await analysed(own.toSpliced(place, 0, lychees.body[0]))
      expect(found.overlaps.map(({ article }) => article.id)).toEqual([lychees.id])
      expect(marked(found.overlaps[0])).toEqual([[lychees.body[0].replace(/\.$/, '')]])
      const others = [...found.copies, ...found.coverage, ...found.related]
      expect(others.map(({ id }) => id)).not.toContain(lychees.id)
    }
  })

  it('has paragraphs of two articles pointed out, longest first', async () => {
    const { overlaps } = await analysed([own[0], appeal.body[0], own[1], lychees.body[0], ...own.slice(2)])
    expect(overlaps.map(({ article }) => article.id)).toEqual([lychees.id, appeal.id])
    expect(overlaps[0].syllables).toBeGreaterThan(overlaps[1].syllables)
  })

  it('has a passage within its own sentences pointed out, whatever its capitals and diacritics', async () => {
    const taken = lychees.body[0].normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toUpperCase()
    const [before, after] = [own[1], own[2]]
    const { overlaps } = await analysed([own[0], `${before} ${taken} ${after}`, own[3]])
    expect(overlaps.map(({ article }) => article.id)).toEqual([lychees.id])
    expect(marked(overlaps[0])).toEqual([[taken.replace(/\.$/, '')]])
  })

  it('has no passage pointed out that is shorter than 25 syllables', async () => {
    const syllables = lychees.body[0].split(' ')
    const passage = (count: number) => `${own[1]} ${syllables.slice(0, count).join(' ')}`
    expect((await analysed([own[0], passage(25), own[2], own[3]])).overlaps).toMatchObject([
      { article: { id: lychees.id }, syllables: 25 },
    ])
    expect((await analysed([own[0], passage(24), own[2], own[3]])).overlaps).toEqual([])
  })

  it('is shown with what is shared marked, apart from near-copies', async () => {
    const form = new FormData()
    form.append('noi-dung', [...own, lychees.body[0]].join('\r\n'))
    const response = await fetch(`${site.url}/bien-tap`, { method: 'POST', body: form })
    const $ = load(await response.text())
    const tick = $('[aria-labelledby="doan-trung"] .tick')
    expect(tick).toHaveLength(1)
    // 60 words, one of which, COVID-19, is read as two.
    expect(tick.find('label').text()).toBe(`Trùng 61 tiếng liền ${lychees.title}`)
    expect(tick.find('mark').text()).toBe(lychees.body[0].replace(/\.$/, ''))
    expect(tick.find('input').attr()).toMatchObject({ name: 'bai', value: lychees.id })
    expect($('[aria-labelledby="gan-trung"]')).toHaveLength(0)
  })
})

describe('a long draft', () => {
  it('is answered, with passages of the part that is read', async () => {
    const filler = Array.from({ length: 3000 }, (_, n) => `Buổi thứ ${n}: ${own[n % own.length]}`)
    const whole = [own[0], `${lychees.body[0]} ${lychees.body[1]}`, ...filler].join('\n')
    const { overlaps } = await analysed(Buffer.from(whole).subarray(0, 900_000).toString())
    expect(overlaps.map(({ article }) => article.id)).toContain(lychees.id)
  })
})

describe('an article of the archive', () => {
  it('is not said to overlap itself', async () => {
    const response = await site.ask('/api/v1/drafts/analysis', {
      method: 'POST',
      body: JSON.stringify({ address: lychees.id }),
      headers: { 'content-type': 'application/json' },
    })
    const { overlaps, copies } = (await response.json()) as { overlaps: Overlap[]; copies: Overlap[] }
    expect([...overlaps, ...copies].map(({ article }) => article.id)).not.toContain(lychees.id)
  })
})
