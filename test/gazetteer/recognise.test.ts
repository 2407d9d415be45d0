import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agenciesIn, gazetteer, provincesIn } from './gazetteer.js'

describe('names of agencies', () => {
  it.each([
    ['case variants', 'Sở Thông tin và truyền thông, Sở Công thương', 'so-thong-tin-va-truyen-thong so-cong-thuong'],
    ['both tone placements', 'Uỷ ban nhân dân tỉnh; Ủy ban nhân dân tỉnh', 'ubnd-tinh ubnd-tinh'],
    ['i and y', 'Chi cục Quản lí thị trường tỉnh', 'quan-ly-thi-truong-tinh'],
    [
      'abbreviations',
      'Sở TT&TT, Sở TT-TT, Sở TTTT, Sở LĐTB&XH',
      'so-thong-tin-va-truyen-thong so-thong-tin-va-truyen-thong so-thong-tin-va-truyen-thong so-lao-dong-thuong-binh-va-xa-hoi',
    ],
    ['a list after a colon', 'các sở: Tài chính, Nội vụ, Y tế', 'so-tai-chinh so-noi-vu so-y-te'],
    [
      'a list with the head once',
      'Sở Thông tin và Truyền thông, Công Thương',
      'so-thong-tin-va-truyen-thong so-cong-thuong',
    ],
    ['a list that another head ends', 'Bộ Y tế, Sở Y tế, Công an tỉnh', 'bo-y-te so-y-te cong-an-tinh'],
    [
      'a full name inside an open list',
      'các bộ: Tài chính, Ngân hàng Nhà nước, Y tế',
      'bo-tai-chinh ngan-hang-nha-nuoc-viet-nam bo-y-te',
    ],
    ['one syllable misspelt', 'Sở Thông tinh và Truyền thông', 'so-thong-tin-va-truyen-thong'],
    ['a wrong mark', 'Sở Giáo dục và Đào tao', 'so-giao-duc-va-dao-tao'],
    ['bare HĐND and UBND', 'HĐND và UBND họp', 'hdnd-tinh ubnd-tinh'],
    ['a row that shares its level', 'HĐND, UBND huyện Kiến Xương', 'hdnd-huyen ubnd-huyen'],
    ['a level before the row', 'Huyện ủy, HĐND, UBND tổ chức', 'huyen-uy hdnd-huyen ubnd-huyen'],
    ['all levels at once', 'HĐND các cấp', ''],
    ['a bare name after one of lower level', 'UBND xã Bình Minh họp dân. Chủ tịch UBND nói', 'ubnd-xa ubnd-xa'],
    [
      'cities of provincial rank',
      'UBND TP.HCM, UBND thành phố Huế, UBND TP. Thái Bình',
      'ubnd-tinh ubnd-tinh ubnd-huyen',
    ],
    ['a bare "thành phố" in such a city', 'Tại Hà Nội, UBND thành phố họp', 'ubnd-tinh'],
    ['a bare "thành phố" elsewhere', 'Tại tỉnh Nam Định, UBND thành phố họp', 'ubnd-huyen'],
    ['abbreviated kinds of places', 'Công an H.Mỏ Cày, UBND P.5', 'cong-an-huyen ubnd-xa'],
    ['an abbreviation before the level', 'Hội đồng nhân dân (HĐND) huyện', 'hdnd-huyen'],
    ['national bodies', 'Hội Nông dân Việt Nam và Hội Nông dân tỉnh', 'hoi-nong-dan-viet-nam hoi-nong-dan-tinh'],
    ["other countries' bodies", 'Bộ Quốc phòng Mỹ, Bộ Ngoại giao Bulgaria', ''],
    ['document numbers', 'Nghị quyết số 60/NQ-HĐND, Quyết định 21/2023/QĐ-UBND', ''],
    ['common words', 'cơ sở y tế, cán bộ tư pháp, tiến bộ khoa học và công nghệ', ''],
    ['a Sở without its name', 'Sở đã tiếp nhận hồ sơ', ''],
    ['names across sentences', 'Ông thăm Sở. Tài chính ổn định', ''],
  ])('%s', (_, text, ids) => {
    expect(agenciesIn(text).join(' ')).toBe(ids)
  })

  it('holds an abbreviation that the text defines to that text', () => {
    const text = 'Ban Quản lý Khu kinh tế (BQL KKT) cho biết như vậy. BQL KKT nhận 12 hồ sơ.'
    expect(agenciesIn(text)).toEqual(['ban-quan-ly-khu-kinh-te', 'ban-quan-ly-khu-kinh-te'])
    const full = 'Đài Phát thanh và Truyền hình (ĐPTTH) lên sóng. ĐPTTH phát lại lúc 21 giờ.'
    expect(agenciesIn(full)).toEqual(['dai-phat-thanh-va-truyen-hinh-tinh', 'dai-phat-thanh-va-truyen-hinh-tinh'])
    expect(agenciesIn('ĐPTTH phát lại lúc 21 giờ.')).toEqual([])
  })

  it('gives the place of a name with the word for its level', () => {
    const text = 'Chiều 3/5, UBND tỉnh Cà Mau họp.'
    const { agencies, provinces } = gazetteer.recognise(text)
    expect(agencies.map(({ start, end }) => text.slice(start, end))).toEqual(['UBND tỉnh'])
    expect(provinces.map(({ start, end }) => text.slice(start, end))).toEqual(['Cà Mau'])
  })

  it('recognises every official name in the table as that agency', () => {
    const missed = gazetteer.agencies().filter(({ id, name }) => !agenciesIn(`${name}.`).includes(id))
    expect(missed.map(({ name }) => name)).toEqual([])
  })
})

describe('names of provinces', () => {
  it.each([
    ['longest match', 'châu Á - Thái Bình Dương', ''],
    ['people', 'ông Nguyễn Thái Bình và bà Trần Thị Hòa Bình', ''],
    ['streets and wards', 'đường Điện Biên Phủ, phố Hà Nội, phường Hiệp Bình Phước', ''],
    ['districts of that name', 'huyện Quảng Ninh, tỉnh Quảng Bình', 'Quảng Bình'],
    ['common words', 'khát vọng hòa bình', ''],
    ['after "tỉnh" in any case', 'tỉnh hòa bình', 'Hòa Bình'],
    ['cities of that name', 'thành phố Hòa Bình', 'Hòa Bình'],
    [
      'words that only end like a kind',
      'Sở Nông nghiệp và Môi trường Đồng Tháp; hội chợ Bình Dương',
      'Đồng Tháp Bình Dương',
    ],
    ['roads between two', 'đường Hà Nội - Hải Phòng', 'Hà Nội Hải Phòng'],
    ['the city, not the person', 'Chủ tịch Hồ Chí Minh; TP Hồ Chí Minh; TP.HCM', 'Hồ Chí Minh Hồ Chí Minh'],
    ['a renamed province', 'Thừa Thiên Huế đón khách; Huế mưa to', 'Thừa Thiên Huế Thừa Thiên Huế'],
    ['its new name alone', 'Huế mưa to', 'Huế'],
    ['other spellings', 'Đắc Lắc, Bắc Cạn, Bà Rịa-Vũng Tàu', 'Đắk Lắk Bắc Kạn Bà Rịa - Vũng Tàu'],
  ])('%s', (_, text, names) => {
    expect(provincesIn(text).join(' ')).toBe(names)
  })

  it('reads a text without diacritics by folded names', () => {
    expect(provincesIn('UBND tinh Thai Binh hop')).toEqual(['Thái Bình'])
    expect(agenciesIn('UBND tinh Thai Binh hop')).toEqual(['ubnd-tinh'])
  })
})

const emptyArticle = { source: '', url: null, kicker: '', title: '', lead: '', body: [], captions: [] }

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Sở',
      'Y tế',
      ',',
      'và',
      'các sở:',
      'UBND',
      'tỉnh',
      'Thái Bình',
      '(',
      'TTTT',
      ')',
      '.',
      'TP.',
      'huyện',
      '\n',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(' '))

  it('gives mentions in order, apart from each other and inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { agencies, provinces } = gazetteer.recognise(text)
        for (const mentions of [agencies, provinces]) {
          mentions.forEach(({ start, end }, index) => {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(text.length)
            if (index > 0) expect(mentions[index - 1].end).toBeLessThanOrEqual(start)
          })
        }
      }),
    )
  })

  it('names the same in NFC and NFD', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(agenciesIn(text.normalize('NFD'))).toEqual(agenciesIn(text.normalize('NFC')))
      }),
    )
  })

  it.each([
    ['bodies of all levels', 'UBND xã Bình Minh UBND ', 2],
    ['provinces in a row', 'Thái Bình, ', 1],
    ['definitions', 'Ban Quản lý Khu kinh tế (BQLKKT) BQLKKT ', 2],
    ['open lists', 'các sở: Y tế, ', 1],
    ['heads', 'Sở Ban Bộ Hội Ủy ', 0],
    ['brackets', '(', 0],
  ])('reads a megabyte of %s', (_, piece, named) => {
    const pieces = Math.floor(1_000_000 / piece.length)
    const text = piece.repeat(pieces)
    const { agencies, provinces } = gazetteer.recognise(text)
    expect(agencies.length + provinces.length).toBe(named * pieces)
    expect(gazetteer.describe({ ...emptyArticle, body: [text] }).agencies).toHaveLength(agencies.length > 0 ? 1 : 0)
  })
})
