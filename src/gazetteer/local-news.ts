import { isSyllable, keysOf } from '../text/index.js'
import { isPassing, namesLocalBody, tellingOf, type WeighedText } from './mention-weight.js'
import { seatsOf } from './origins.js'
import { Gap, Scanner, type Scan } from './scan.js'
import type { Province } from './types.js'

/** Kinds of places below the province: followed by a name, "xã Vũ Lạc", they show that the news is local. */
const localKinds = new Set(['xã', 'phường', 'huyện', 'quận', 'thôn', 'ấp', 'buôn', 'xóm'])
/** Before "tỉnh" or "thành phố", these words mean other places: "các tỉnh", "hai thành phố". */
const manyWords = new Set(['các', 'nhiều', 'một', 'hai', 'ba', 'những', 'mỗi', 'từng'])
const LONGEST_COUNTRY = 3

/**
 * Makes the function that decides whether an article of a local source is not about the source's own province. That is
 * so when it names national bodies or other countries, mentions the province at most in passing, and names nothing
 * nearby.
 * @param foreign names of countries; those that are also Vietnamese words or people's names ("Anh", "Đức") are not used
 */
export function createHomeJudge(foreign: readonly string[]) {
  const scanner = new Scanner()
  const countries = new Set(
    foreign
      .filter((name) => /^\p{Lu}/u.test(name) && (name.includes(' ') || !isSyllable(keysOf(name).exact)))
      .map((name) => keyOf(scanner.scan(name), 0, Infinity)),
  )

  const namesCountry = (scan: Scan) =>
    scan.words.some(({ capital }, first) => {
      if (!capital) return false
      for (let last = first; last < first + LONGEST_COUNTRY; last++) {
        if (countries.has(keyOf(scan, first, last + 1))) return true
      }
      return false
    })

  return (readings: readonly WeighedText[], home: Province): boolean => {
    const seats = seatsOf(readings)
    const namesHome = (text: WeighedText) =>
      text.provinces.some(({ province }, index) => province === home && !isPassing(tellingOf(text, index, seats)))
    if (readings.some((text) => namesHome(text) || namesLocalBody(text) || namesNearby(text.scan))) return false
    return readings.some((text) => namesNationalBody(text) || namesCountry(text.scan))
  }
}

function namesNationalBody({ agencies }: WeighedText): boolean {
  return agencies.some(({ patterns }) => patterns.every(({ agency }) => agency.level === 'trung-uong'))
}

function keyOf({ words }: Scan, first: number, end: number): string {
  return words
    .slice(first, end)
    .map(({ exact }) => exact)
    .join(' ')
}

/** Whether a text names a smaller place, or has a bare "tỉnh" or "thành phố", meaning the reader's own. */
function namesNearby({ words, gaps }: Scan): boolean {
  return words.some(({ exact }, index) => {
    const isNamed = words[index + 1]?.capital === true && gaps[index + 1] === Gap.space
    if (localKinds.has(exact)) return isNamed
    if (isNamed || (exact !== 'tỉnh' && !(exact === 'phố' && words[index - 1]?.exact === 'thành'))) return false
    const before = words[exact === 'phố' ? index - 2 : index - 1]?.exact ?? ''
    return !manyWords.has(before) && !/^\d/.test(before)
  })
}
