import type { AgencyMatch } from './levels.js'
import { Gap, type Scan, type Word } from './scan.js'

const wordsOf = (text: string) => new Set(text.split(' '))
const originWords = wordsOf('quê gốc trú ngụ biển từ sn giáp')
/** Words before a word of origin that make it another word: "bờ biển", "nội trú", "làng quê". */
const otherwise: Readonly<Record<string, ReadonlySet<string>>> = {
  biển: wordsOf('bờ vùng ven bãi ngoài cửa trên'),
  trú: wordsOf('nội bán ngoại lưu'),
  quê: wordsOf('làng miền vùng đồng'),
}
/** What may come between a word of origin and the province, besides names and numbers. */
const addressWords = wordsOf(
  'ở tại quán tạm thường khẩu hộ cùng số đường phố ngõ ngách hẻm tập thể chung cư căn nhà ủy đội thôn ấp bản làng buôn xóm khu tổ dân xã phường thị trấn huyện quận thành tp tỉnh ranh giữa kiểm soát',
)
/** Last words of the kinds of places below the province: "huyện", "thị xã", "thành phố". */
const kindWords = wordsOf('xã phường trấn huyện quận phố tp tx')

/** Whether a word is a kind of place or ends one: "xã", as in "thị xã". */
export function isPlaceKind({ exact }: Word): boolean {
  return kindWords.has(exact)
}

/**
 * Names of the smaller places that bodies belong to, as accented keys: of "Công an huyện Tiền Hải" "tiền hải". A
 * person's address there shows which place the text is about.
 */
export function seatsOf(texts: readonly { scan: Scan; agencies: readonly AgencyMatch[] }[]): ReadonlySet<string> {
  const seats = new Set<string>()
  for (const { scan, agencies } of texts) {
    for (const { last } of agencies) {
      const isOfTwoWords = /^(?:thị|thành)$/.test(scan.words[last + 1]?.exact ?? '')
      const kind = isOfTwoWords ? last + 2 : last + 1
      const isKind = kindWords.has(scan.words[kind]?.exact ?? '') && scan.gaps[last + 1] === Gap.space
      if (isKind) seats.add(nameAfter(scan, kind))
    }
  }
  seats.delete('')
  return seats
}

/**
 * Whether only an address lies between the province and a word of origin before it.
 * @param start first word of the clause
 * @param first first word of the province
 * @param body the last body that the clause names before it
 */
export function comesFrom(
  scan: Scan,
  start: number,
  first: number,
  body: AgencyMatch | undefined,
  seats: ReadonlySet<string>,
): boolean {
  for (let index = first - 1; index >= start; index--) {
    const { exact, capital } = scan.words[index]
    if (kindWords.has(exact) && seats.has(nameAfter(scan, index))) return false
    // "45 tuổi, ở Thái Bình", "sinh năm 1980, xã An Ninh, Thái Bình"; but the story of "cô gái 20 tuổi ở Thái Bình"
    // happens there.
    if (exact === 'tuổi') return scan.gaps[index + 1] === Gap.comma
    if (exact === 'năm') return scan.words[index - 1]?.exact === 'sinh' && scan.gaps[index + 2] === Gap.comma
    // "tin từ UBND tỉnh Thái Bình": a body speaks; nobody comes from there.
    if (originWords.has(exact)) {
      if (exact === 'từ') return body === undefined || body.first < index
      return otherwise[exact]?.has(scan.words[index - 1]?.exact ?? '') !== true
    }
    if (!capital && !addressWords.has(exact) && !/^\d/.test(exact)) return false
  }
  return false
}

/** The run of capitalised words after a word, as accented keys. */
function nameAfter({ words, gaps }: Scan, kind: number): string {
  const name: string[] = []
  for (let index = kind + 1; words[index]?.capital === true && gaps[index] === Gap.space; index++) {
    name.push(words[index].exact)
  }
  return name.join(' ')
}
