import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bond, Leaf } from '../../../src/engine/query.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import { serve } from '../support/archive.js'
import { makeArticle } from '../support/articles.js'

const times = (count: number, title: string, ...body: string[]) =>
  Array.from({ length: count }, (_, n) => ({ title, body: [...body, `Ghi chép thứ ${n} trong sổ tay.`] }))

const texts = [
  ...times(5, 'Ổ dịch sốt xuất huyết tại xã ven sông'),
  ...times(4, 'Xuất khẩu gạo tăng', 'Trẻ sốt nhẹ. Người già tăng huyết áp.'),
  ...times(4, 'Chị Nguyễn Xuân Anh'),
  ...times(6, 'Nguyễn Văn Anh đón mùa xuân', 'Anh Nguyễn kể chuyện xuân.'),
  ...times(4, 'Hải quan cửa khẩu thu giữ hàng lậu', 'Khách tham quan vịnh, quan tâm hải sản.'),
  ...times(5, 'Sở Y tế Thái Bình tập huấn chuyển đổi số'),
  ...times(5, 'Sở Thông tin và Truyền thông'),
  ...times(5, 'UBND tỉnh họp thường kỳ'),
  ...times(3, 'Ủy ban nhân dân tỉnh khen thưởng'),
  ...times(3, 'Truyền thông làng xã', 'Tin vắn.'),
  ...times(2, 'Nghị quyết số 60/NQ-HĐND về cầu thang'),
  ...times(1, 'Phiên chợ'),
  // Words of many articles stand side by side in a few of them by chance.
  ...times(30, 'Mở đường qua thôn', 'Bà con thôn góp công mở đường. Đường thôn nay rộng.'),
  ...times(2, 'Con đường mở lối'),
  ...times(6, 'Thôn đường ngập'),
]
const { engine, service } = serve(texts.map((text, n) => makeArticle({ id: `t${n}`, ...text })))

/** The leaves that a query is searched with. */
async function leavesOf(q: string): Promise<Leaf[]> {
  engine.requests.length = 0
  await service.list({ ...emptySearch, q }, 1)
  return engine.requests[0].query!.clauses.flatMap(({ alternatives }) => alternatives)
}

const wordsOf = ({ tokens }: Leaf, { first, last }: Bond) => tokens.slice(first, last + 1)

/** What belongs together in a query, as typed. */
async function together(q: string): Promise<string[]> {
  return (await leavesOf(q)).flatMap((leaf) =>
    leaf.bonds.map((bond) =>
      wordsOf(leaf, bond)
        .map(({ typed }) => typed)
        .join(' '),
    ),
  )
}

const twenty = (text: string) => Array.from({ length: 20 }, () => text).join(' ')

describe('what belongs together', () => {
  const table: [why: string, query: string, bonds: string[]][] = [
    ['a compound of three', 'sốt xuất huyết', ['sốt xuất huyết']],
    ['without diacritics', 'sot xuat huyet', ['sot xuat huyet']],
    ['in another order', 'huyết xuất sốt', []],
    ['beside other words', 'gạo sốt xuất huyết làng', ['sốt xuất huyết']],
    ['beside an unknown word', 'sốt xuất huyết zzyzx', ['sốt xuất huyết']],
    ['a comma between', 'sốt, xuất huyết', ['xuất huyết']],
    ['commas everywhere', 'sốt, xuất, huyết', []],
    ['a name', 'Nguyễn Xuân Anh', ['Nguyễn Xuân Anh']],
    ['a name without diacritics', 'nguyen xuan anh', ['nguyen xuan anh']],
    ['a name that the archive does not have', 'Nguyễn Xuân Văn', ['Nguyễn Xuân']],
    ['a compound of the lexicon', 'thông tin', ['thông tin']],
    ['compounds that overlap: the firmer one', 'gạo truyền thông tin đường', ['truyền thông']],
    ['units that overlap throughout', 'hải quan hải quan hải', ['hải quan', 'hải quan']],
    ['a province', 'gạo Thái Bình', ['Thái Bình']],
    ['an agency with its province', 'Sở Y tế Thái Bình', ['Sở Y tế Thái Bình']],
    ['both without diacritics', 'so y te thai binh', ['so y te thai binh']],
    ['both beside other words', 'Sở Y tế Thái Bình tập huấn', ['Sở Y tế Thái Bình', 'tập huấn']],
    ['an agency that the archive does not have', 'Sở Khoa học và Công nghệ', []],
    ['an agency of which a part has an abbreviation', 'Sở Thông tin và Truyền thông', ['Sở Thông tin và Truyền thông']],
    ['a full form', 'ủy ban nhân dân', ['ủy ban nhân dân']],
    ['an agency with a part in full', 'Ủy ban nhân dân tỉnh', ['Ủy ban nhân dân tỉnh']],
    ['an abbreviation apart from what follows, where they are no name', 'UBND tỉnh', []],
    ['a document number', '60/NQ-HĐND', ['60 NQ HĐND']],
    ['a document cited by number', 'Nghị quyết 60', ['Nghị quyết 60']],
    ['a document with its number', 'nghị quyết số 60/NQ-HĐND cầu thang', ['60 NQ HĐND', 'cầu thang']],
    ['neighbours by chance', 'đường mở', []],
    ['neighbours hardly oftener than by chance', 'thôn đường gạo', []],
    ['the same where they are all of a query', 'thôn đường', ['thôn đường']],
    ['side by side in one article alone', 'phiên chợ', ['phiên chợ']],
    ['never side by side', 'gạo đường', []],
    ['a name of two words, though the archive does not have it', 'Gạo Đường', ['Gạo Đường']],
    ['a commune that the archive does not have', 'phường Gạo Đường', ['phường Gạo Đường']],
    ['the same without capitals', 'phường gạo đường', []],
    ['one word', 'đường', []],
    ['only stopwords', 'và của', []],
    ['only unknown words', 'zzyzx qwrtp', []],
    ['in a phrase: it is one already', '"sốt xuất huyết"', []],
    ['in a field: only the words outside', 'tiêu-đề:sốt xuất huyết', ['xuất huyết']],
    ['alternatives', 'sốt xuất huyết OR hải quan', ['sốt xuất huyết', 'hải quan']],
    ['exclusions: they are phrases', 'gạo -"hải quan" -sốt', []],
    ['a pasted text: only what is known', twenty('sốt xuất huyết'), []],
    ['a pasted text with names', `${twenty('gạo')} Sở Y tế Thái Bình thông tin`, ['Sở Y tế Thái Bình', 'thông tin']],
  ]
  it.each(table)('%s', async (_, query, bonds) => {
    expect(await together(query)).toEqual(bonds)
  })

  it('may be written in other ways, all of which are found', async () => {
    const [{ spellings }] = await leavesOf('Ủy ban nhân dân tỉnh')
    expect(spellings.map(({ words }) => words.map(({ typed }) => typed).join(' '))).toEqual(['UBND tỉnh'])
    const { total, hits } = await service.search({ ...emptySearch, q: 'Ủy ban nhân dân tỉnh' })
    expect(total).toBe(8)
    expect(hits.every(({ isNear, missing }) => !isNear && missing.length === 0)).toBe(true)
    const marked = hits.flatMap(({ titleParts }) => titleParts.filter(({ match }) => match).map(({ text }) => text))
    expect([...new Set(marked)].sort()).toEqual(['UBND tỉnh', 'Ủy ban nhân dân tỉnh'])
  })

  it('is no date with the word before it, which may be written otherwise', async () => {
    const titles = [
      ...times(6, 'Thắp nến ngày 27/7 ở nghĩa trang'),
      ...times(1, 'Ngày Thương binh (27/7) ở nghĩa trang'),
    ]
    const own = serve([...titles, ...texts].map((text, n) => makeArticle({ id: `d${n}`, ...text })))
    expect((await own.service.search({ ...emptySearch, q: 'ngày 27/7 nghĩa trang' })).total).toBe(7)
  })

  it('of an agency and its province may have the kind of province between', async () => {
    const [{ spellings }] = await leavesOf('Sở Y tế Thái Bình')
    expect(spellings.map(({ words }) => words.map(({ typed }) => typed).join(' '))).toEqual(['Sở Y tế tỉnh Thái Bình'])
  })

  it('is what the archive has side by side, with no mark between, each word in one bond', async () => {
    const syllables = [
      ...new Set(texts.flatMap(({ title, body }) => [title, ...body].join(' ').match(/[\p{L}\d/-]+/gu)!)),
    ]
    const typed = fc
      .array(
        fc.tuple(
          fc.oneof(fc.constantFrom(...syllables), fc.constantFrom(...texts.map(({ title }) => title), 'zzyzx')),
          fc.constantFrom(' ', ' ', ' ', ', ', '. '),
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.flat().join(''))
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        for (const leaf of await leavesOf(text)) {
          const runs = leaf.bonds.map((bond) => wordsOf(leaf, bond))
          const places = leaf.bonds.flatMap(({ first, last }) => [first, last])
          // Ascending without repetition: no bond of one word, none that overlaps another.
          expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
          expect(runs.flatMap((words) => words.slice(1).filter(({ breakBefore }) => breakBefore))).toEqual([])
          const counted = await engine.vocabulary.ask({ runs })
          const standIns = leaf.units.filter(({ standsForWords }) => standsForWords)
          leaf.bonds.forEach(({ first, last }, i) => {
            const isUnit = standIns.some((unit) => unit.first <= first && unit.last >= last)
            // A name in capitals is meant whether the archive has it or not.
            const isName = first === 0 && last === leaf.tokens.length - 1 && /^\p{Lu}/u.test(leaf.tokens[last].typed)
            expect(isUnit || isName || counted.runs[i] > 0).toBe(true)
          })
        }
      }),
      { numRuns: 300 },
    )
  })
})
