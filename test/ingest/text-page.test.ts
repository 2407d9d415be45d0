import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { folderWith } from '../support/folders.js'
import { readAll } from './helpers.js'

async function fromText(...lines: string[]): Promise<Article> {
  const { articles, rejections } = await readAll([await folderWith({ 'page.txt': lines.join('\n\n') })])
  expect(rejections).toEqual([])
  return articles[0]
}

const title = 'Bến đò Vạn Lý có thêm phao cứu sinh'
const lead =
  'Sáng nay, mười hai chiếc phao mới được treo dọc mạn đò ngang Vạn Lý, mỗi chiếc ghi tên một thôn đã góp tiền mua.'
const paragraph = 'Người lái đò già nói mấy chục năm chưa dùng tới phao lần nào, và ông mong cứ thế mãi.'

describe('text of a saved page', () => {
  it.each([
    [
      'a menu above',
      ['Trang chủ', 'Chính trị', 'Kinh tế', 'Xã hội', 'Pháp luật', title, 'Thứ 3, 11/01/2022 | 16:03:38'],
      null,
    ],
    ['a breadcrumb above', ['Trang chủ > Đời sống > Xã hội', title, 'Thứ 3, 11/01/2022 | 16:03:38'], 'Xã hội'],
    ['the section above', ['Xã hội', title, '11/01/2022 16:03:38'], 'Xã hội'],
    ['the date first', ['Thứ 3, 11/01/2022 | 16:03:38', '366 lượt xem', title], null],
    ['the clock between', ['Thứ 7, 27/04/2024, 00:27[GMT+7]', title, 'Thứ 3, 11/01/2022 | 16:03:38'], null],
    [
      'the tools of the page',
      ['In trang', 'A- A A+ | Chia sẻ bài viết | Tăng tương phản', title, 'Ngày đăng: 11/01/2022 16:03:38'],
      null,
    ],
  ])('finds title, date and section with %s', async (_, header, category) => {
    expect(await fromText(...header, lead, paragraph)).toMatchObject({
      title,
      lead,
      body: [paragraph],
      category,
      publishedAt: '2022-01-11T16:03:38+07:00',
      datePrecision: 'minute',
      dateSource: 'page',
    })
  })

  it('takes the author from under the title, and a subtitle for text', async () => {
    expect(await fromText(title, 'Bùi An Khê', '11/01/2022 16:03', lead, paragraph)).toMatchObject({
      title,
      author: 'Bùi An Khê',
      lead,
    })
    expect(await fromText('11/01/2022 16:03', title, 'Chuyện ở một bến sông', '366 lượt xem', lead)).toMatchObject({
      title,
      lead: 'Chuyện ở một bến sông',
      body: [lead],
    })
  })

  it.each([
    ['Bùi An Khê', 'Bùi An Khê'],
    ['(Theo Báo Sông Nước)', 'Theo Báo Sông Nước'],
    ['Bài, ảnh: Bùi An Khê', 'Bùi An Khê'],
    ['TIN VÀ ẢNH: AN KHÊ - VŨ LÂM', 'AN KHÊ - VŨ LÂM'],
    ['khe@bui', 'khe@bui'],
  ])('reads the byline %j', async (byline, author) => {
    expect(await fromText(title, '11/01/2022', lead, paragraph, byline)).toMatchObject({ author, body: [paragraph] })
  })

  it.each(['Hẹn gặp lại bà con.', 'Bến Vạn Lý, sáng nay', '1. Góp phao'])(
    'does not take %j for a byline',
    async (line) => {
      expect((await fromText(title, '11/01/2022', lead, paragraph, line)).author).toBeNull()
    },
  )

  it('tells captions, named files and paragraphs apart', async () => {
    const article = await fromText(
      title,
      '11/01/2022',
      lead,
      'Người dân thử phao ở bến',
      'Clip: thu_phao_van_ly.mp4',
      'Đại diện thôn Đông trao phao cho người lái đò.',
      'Các thôn đã góp 12 chiếc phao. Ảnh: An Khê',
      'Phao được bơm thử ba lần.',
      '- Mỗi thôn một chiếc',
      'Đồng chí trưởng thôn cho biết sẽ trao thêm phao vào mùa lũ.',
      paragraph,
    )
    expect(article.captions).toEqual([
      'Người dân thử phao ở bến',
      'Đại diện thôn Đông trao phao cho người lái đò.',
      'Các thôn đã góp 12 chiếc phao. Ảnh: An Khê',
    ])
    expect(article.media).toEqual([{ kind: 'video', url: 'thu_phao_van_ly.mp4', caption: null }])
    expect(article.body).toEqual([
      'Phao được bơm thử ba lần.',
      '- Mỗi thôn một chiếc',
      'Đồng chí trưởng thôn cho biết sẽ trao thêm phao vào mùa lũ.',
      paragraph,
    ])
  })

  it('goes on with the article behind a list of other titles inside it', async () => {
    const long = `${paragraph} Từ nay cứ đầu tháng, đoàn viên của ba thôn ven sông lại ra bến kiểm từng mối chỉ, bơm thử rồi ghi vào cuốn sổ treo ở mạn đò.`
    const article = await fromText(
      title,
      '11/01/2022',
      lead,
      'Tin liên quan',
      'Cầu phao tạm ở xã bên',
      long,
      'Bùi An Khê',
      'Xem tin theo ngày',
      '1 2 3 4',
    )
    expect(article).toMatchObject({ body: [long], author: 'Bùi An Khê', relatedTitles: ['Cầu phao tạm ở xã bên'] })
  })

  it('reads keywords in a line or line by line, and the paper’s mark off the lead', async () => {
    expect((await fromText(title, '11/01/2022', lead, 'Từ khoá: phao; bến đò, Vạn Lý')).keywords).toEqual([
      'phao',
      'bến đò',
      'Vạn Lý',
    ])
    expect((await fromText(title, '11/01/2022', lead, 'Từ khóa:', '• phao', '• bến đò')).keywords).toEqual([
      'phao',
      'bến đò',
    ])
    expect((await fromText(title, '11/01/2022', `(TTXVN) - ${lead}`)).lead).toBe(lead)
    expect((await fromText(title, '11/01/2022', `VLO – ${lead}`)).lead).toBe(lead)
  })

  it('leaves a date missing that nobody states', async () => {
    expect(await fromText(title, title, `Chiều 23/11, ${lead}`, paragraph)).toMatchObject({
      publishedAt: null,
      datePrecision: null,
      dateSource: null,
    })
  })

  it('uses no date whose weekday is another day’s, and says so', async () => {
    const { read } = await readAll([
      await folderWith({ 'page.txt': [title, 'Thứ 4, 11/01/2022 | 16:03:38', lead].join('\n') }),
    ])
    expect(read[0].article).toMatchObject({ title, lead, publishedAt: null })
    expect(read[0].notes).toEqual([expect.stringContaining('another weekday')])
  })
})
