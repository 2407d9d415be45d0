import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Part } from '../../src/search/types.js'
import { makeArticle } from './support/articles.js'
import { serve, type KeptLists } from './support/archive.js'

const synonyms = [
  'words',
  'heo\t=>\tlợn',
  'lợn\t=>\tthịt heo',
  'xe lửa\ttàu hỏa',
  'Sài Gòn\tTP.HCM',
  'cầu tiêu\t=>\tnhà vệ sinh',
  'cá heo',
].join('\n')

const articles = [
  makeArticle({ id: 'heo', title: 'Giá heo tăng', body: ['Giá thịt heo ở chợ Bến Đò tăng từ đầu tuần.'] }),
  makeArticle({ id: 'lon', title: 'Giá lợn giảm', body: ['Giá thịt lợn ở chợ Cầu Mới giảm.'] }),
  makeArticle({ id: 'lon-lon', title: 'Cây lớn', body: ['Cây đa lớn ở chợ Bến Đò đã đổ.'] }),
  makeArticle({ id: 'ca-heo', title: 'Cứu cá heo', body: ['Ngư dân Lạch Sậy cứu một con cá heo mắc cạn.'] }),
  makeArticle({ id: 'xe-lua', title: 'Xe lửa về ga Bến Đò' }),
  makeArticle({ id: 'tau-hoa', title: 'Tàu hỏa chậm giờ', body: ['Tàu hỏa vào ga Cầu Mới chậm hai giờ.'] }),
  makeArticle({ id: 'lua', title: 'Kẻ đi xe lừa người bán vé' }),
  makeArticle({ id: 'sai-gon', title: 'Mưa lớn ở Sài Gòn' }),
  makeArticle({ id: 'hcm', title: 'Mưa lớn ở TP.HCM' }),
  makeArticle({ id: 've-sinh', title: 'Xây nhà vệ sinh cho trường' }),
  makeArticle({ id: 'tieu-thu', title: 'Nhu cầu tiêu thụ rau tăng' }),
]

const asking =
  (kept: KeptLists = { synonyms }) =>
  async (q: string) => {
    const { hits, ...result } = await serve(articles, kept).ask({ q })
    return { ...result, hits, strict: hits.filter(({ isNear }) => !isNear).map(({ id }) => id) }
  }
const marked = (parts: Part[]) => parts.filter(({ match }) => match).map(({ text }) => text)

describe('synonyms', () => {
  const table: [why: string, query: string, found: string[]][] = [
    ['what goes one way finds the others, after what was typed', 'heo', ['heo', 'ca-heo', 'lon']],
    ['and not the other way round', 'lợn', ['heo', 'lon']],
    ['a group finds all of it', 'tàu hỏa', ['tau-hoa', 'xe-lua']],
    ['several words may be typed without diacritics', 'tau hoa', ['tau-hoa', 'xe-lua']],
    ['words with other diacritics are other words', 'xe lừa', ['lua']],
    ['one syllable without diacritics may be many words', 'lon', ['hcm', 'lon', 'lon-lon', 'sai-gon']],
    ['inside longer words they mean the same', 'giá thịt heo', ['heo', 'lon']],
    ['but not where the longer word is listed', 'cá heo', ['ca-heo']],
    ['nor where two compounds meet', 'nhu cầu tiêu thụ', ['tieu-thu']],
    ['names with marks', 'mưa lớn TP.HCM', ['hcm', 'sai-gon']],
    ['a phrase means what it says', '"xe lửa"', ['xe-lua']],
    ['words that are left out are left out alone', 'giá -heo', ['lon']],
    ['a field', 'tieu-de:"xe lửa"', ['xe-lua']],
    ['alternatives', '"cây lớn" OR tàu hỏa', ['lon-lon', 'tau-hoa', 'xe-lua']],
  ]
  it.each(table)('%s: %s', async (_, query, found) => {
    const { strict } = await asking()(query)
    expect([...strict].sort()).toEqual([...found].sort())
  })

  it('come after what was typed', async () => {
    expect((await asking()('heo')).strict.at(-1)).toBe('lon')
    expect((await asking()('xe lửa')).strict).toEqual(['xe-lua', 'tau-hoa'])
    expect((await asking()('tàu hỏa')).strict).toEqual(['tau-hoa', 'xe-lua'])
  })

  it('are told, with a search that does without them', async () => {
    const ask = asking()
    const { synonyms: found } = await ask('giá heo')
    expect(found).toEqual({ words: ['lợn'], asTyped: 'giá "heo"' })
    expect((await ask(found!.asTyped)).strict).toEqual(['heo'])
    expect((await ask('mưa Sài Gòn')).synonyms).toEqual({ words: ['TP.HCM'], asTyped: 'mưa "Sài Gòn"' })
  })

  it('are not told where they bring nothing', async () => {
    expect((await asking()('cá heo')).synonyms).toBeNull()
    expect((await asking()('heo Lạch Sậy')).synonyms).toBeNull()
    expect((await asking({})('heo')).synonyms).toBeNull()
  })

  it('are marked in titles and snippets', async () => {
    const { hits } = await asking()('giá heo')
    const lon = hits.find(({ id }) => id === 'lon')!
    expect(marked(lon.titleParts)).toEqual(['Giá lợn'])
    expect(marked(lon.snippets[0])).toEqual(['lợn'])
    const [hcm] = (await asking()('Sài Gòn')).hits.filter(({ id }) => id === 'hcm')
    expect(marked(hcm.titleParts)).toEqual(['TP.HCM'])
  })

  it('are the same for counts, facets and lists', async () => {
    const { service } = serve(articles, { synonyms })
    const params = { ...(await import('../../src/search/finding/empty-search.js')).emptySearch, q: 'heo' }
    expect((await service.search(params)).total).toBe(3)
    expect((await service.facets(params)).total).toBe(3)
    expect((await service.list(params, 10)).total).toBe(3)
    expect((await service.search({ ...params, sort: 'newest' })).total).toBe(3)
  })

  it('can be added to by the operator', async () => {
    const ask = asking({ synonyms, operators: 'words\r\ncá heo\tcá nược\t\t\r\n\r\ncây đa\tcây lớn\r\n' })
    expect((await ask('cây đa')).strict).toEqual(['lon-lon'])
    expect((await ask('cá nược')).strict).toEqual(['ca-heo'])
    expect((await ask('tàu hỏa')).strict).toHaveLength(2)
  })

  it('are taken out of ours by a word on a line of the operator', async () => {
    const ask = asking({ synonyms, operators: 'words\nheo\nxe lửa\tcây lớn' })
    expect((await ask('giá heo')).strict).toEqual(['heo'])
    expect((await ask('tàu hỏa')).strict).toEqual(['tau-hoa'])
    expect([...(await ask('xe lửa')).strict].sort()).toEqual(['lon-lon', 'xe-lua'])
  })

  it('never lose what the words alone find', async () => {
    const words = ['heo', 'lợn', 'xe', 'lửa', 'tàu', 'hỏa', 'giá', 'Sài', 'Gòn', 'TP.HCM', 'cá', 'thịt', 'xe lua']
    const [with_, without] = [asking(), asking({})]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), async (typed) => {
        const q = typed.join(' ')
        const more = new Set((await with_(q)).strict)
        for (const id of (await without(q)).strict) expect(more).toContain(id)
      }),
      { numRuns: 60 },
    )
  })
})

describe('best bets', () => {
  const bestBets = [
    'query\ttarget\ttitle',
    'Số điện thoại tòa soạn\t/co-quan\tLiên hệ tòa soạn',
    'Số điện thoại tòa soạn\thttps://bao.example/lien-he\tTrang liên hệ',
    'giá heo\theo',
    'giá heo\thttps://bao.example/gia\tBảng giá',
    'giá heo\tkhong-co',
    'giá heo\thttps://bao.example/khong-co',
    'lịch tàu\t/bai/tau-hoa/tau-hoa-cham-gio\tGiờ tàu hôm nay',
  ].join('\n')
  const own = articles.map((article) =>
    article.id === 'heo' ? { ...article, url: 'https://bao.example/gia' } : article,
  )
  const bets = async (q: string, page = 1) =>
    (await serve(own, { bestBets }).ask({ q, page })).bestBets.map(({ title, href, article }) => [
      title,
      href ?? article!.id,
    ])

  it('are shown for exactly their query, however it is typed', async () => {
    const found = [
      ['Liên hệ tòa soạn', '/co-quan'],
      ['Trang liên hệ', 'https://bao.example/lien-he'],
    ]
    for (const q of ['Số điện thoại tòa soạn', 'so dien thoai toa soan', ' số điện thoại toà soạn? '])
      expect(await bets(q)).toEqual(found)
    expect(await bets('điện thoại tòa soạn')).toEqual([])
    expect(await bets('số điện thoại tòa soạn báo')).toEqual([])
  })

  it('name articles by id, original address or page; those that are not there are left out', async () => {
    expect(await bets('gia heo')).toEqual([
      ['Giá heo tăng', 'heo'],
      ['Bảng giá', 'heo'],
    ])
    expect(await bets('lịch tàu')).toEqual([['Giờ tàu hôm nay', 'tau-hoa']])
  })

  it('are on the first page only', async () => {
    expect(await bets('giá heo', 2)).toEqual([])
  })

  it('leave out an article that is withdrawn', async () => {
    const { log, ask } = serve(own, { bestBets })
    log.remove('heo')
    expect((await ask({ q: 'giá heo' })).bestBets.map(({ title }) => title)).not.toContain('Giá heo tăng')
  })
})
