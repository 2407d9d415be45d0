/**
 * Vietnamese text typed for fonts from before Unicode, read as Latin-1: TCVN3 ("Chñ tÞch") uses one character per
 * letter, VNI-Windows ("Chuû tòch") a vowel followed by a sign.
 */
import { keysOf } from './keys.js'
import { isSyllable } from './syllables.js'

export type LegacyFont = 'tcvn3' | 'vni'

/** TCVN 5712:1993, third table: Latin-1 character and the letter it stands for. */
const tcvn3Pairs =
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00adư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ®đ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ'

/**
 * VNI-Windows signs after a vowel: tone only; with circumflex; with breve. Order: none, acute, grave, hook, tilde, dot.
 */
const vniSigns: readonly [vowels: string, mark: string, signs: string][] = [
  ['aeouyôö', '', ' ùøûõï'],
  ['aeo', '\u0302', 'âáàåãä'],
  ['a', '\u0306', 'êéèúüë'],
]
const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
/** VNI-Windows letters of one character. */
const vniSingles = 'ôơ öư íí ìì æỉ óĩ òị îỵ ñđ'
const vniHorned: Readonly<Record<string, string>> = { ô: 'ơ', ö: 'ư' }

const pairsOf = (list: string): [string, string][] => list.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)])

function vniTable(): Map<string, string> {
  const table = new Map<string, string>()
  const add = (from: string, to: string): void => {
    const capital = from.slice(0, 1).toUpperCase() + from.slice(1)
    table.set(from, to).set(capital, to.toUpperCase()).set(from.toUpperCase(), to.toUpperCase())
  }
  for (const [from, to] of pairsOf(vniSingles)) add(from, to)
  for (const [vowels, mark, signs] of vniSigns) {
    for (const vowel of vowels) {
      ;[...signs].forEach((sign, tone) => {
        if (sign !== ' ') add(vowel + sign, ((vniHorned[vowel] ?? vowel) + mark + tones[tone]).normalize('NFC'))
      })
    }
  }
  return table
}

const tables: Readonly<Record<LegacyFont, ReadonlyMap<string, string>>> = {
  tcvn3: new Map(pairsOf(tcvn3Pairs)),
  vni: vniTable(),
}

/** A word as either font writes it; letters beyond Latin-1 show that a word is already Unicode. */
const word = /[A-Za-z\u00a1-\u00ff]+/gu
const run = /[\p{L}\p{M}\u00a1-\u00ff]+/gu
const marked = /[\u00a1-\u00ff]/u
const beyondLatin1 = /[^\u0000-\u00ff]/u

function decodeWord(text: string, font: LegacyFont): string {
  const table = tables[font]
  let decoded = ''
  for (let at = 0; at < text.length;) {
    const two = font === 'vni' ? table.get(text.slice(at, at + 2)) : undefined
    decoded += two ?? table.get(text[at]) ?? text[at]
    at += two === undefined ? 1 : 2
  }
  return decoded
}

/** Converts legacy text to Unicode; words that are already Unicode stay. */
export function decodeLegacyFont(text: string, font: LegacyFont): string {
  return text.replace(run, (letters) =>
    beyondLatin1.test(letters) ? letters : letters.replace(word, (one) => decodeWord(one, font)),
  )
}

/** Vietnamese letters that Latin-1 lacks, and combining marks. Legacy text has none, Unicode text has many. */
const isUnicodeOnly = (code: number): boolean =>
  (code >= 0x102 && code <= 0x1b0) || (code >= 0x300 && code <= 0x323) || (code >= 0x1ea0 && code <= 0x1ef9)
/** From this share of such letters among all marked ones, a text is taken for Unicode without a closer look. */
const unicodeShare = 0.1

function isUnicode(text: string): boolean {
  let unicode = 0
  let all = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xa1) continue
    all++
    if (isUnicodeOnly(code)) unicode++
  }
  return unicode > all * unicodeShare
}

const isVietnamese = (text: string): boolean => isSyllable(keysOf(text).exact)

export interface LegacyFinding {
  font: LegacyFont
  /** Whether decoding is safe: nearly all words become Vietnamese and hardly any were before. */
  certain: boolean
}

/**
 * Shares of marked words: at least this many are Vietnamese after decoding (certain, likely), at most this many before.
 */
const certainShare = 0.9
const likelyShare = 0.6
const mostBefore = 0.4
/** From this many marked words on, a few foreign names do not count against the text. */
const fewWords = 8
const enough = 2

interface Judgement {
  font: LegacyFont
  /** How many words decoding would change; the others ("bình" in VNI) prove nothing. */
  changed: number
  /** Shares of those words that are Vietnamese as they stand, and after decoding. */
  before: number
  after: number
}

function judge(words: readonly string[], font: LegacyFont): Judgement {
  const pairs = words
    .map((letters) => [letters, decodeWord(letters, font)])
    .filter(([letters, decoded]) => letters !== decoded)
  const share = (which: 0 | 1): number =>
    pairs.filter((pair) => isVietnamese(pair[which])).length / Math.max(1, pairs.length)
  return { font, changed: pairs.length, before: share(0), after: share(1) }
}

/**
 * Detects a legacy encoding, by whether the marked words of a text are Vietnamese syllables as they stand and after
 * decoding.
 * @returns null for Unicode text, for text without marks, and for other languages
 */
export function detectLegacyFont(text: string): LegacyFinding | null {
  if (isUnicode(text)) return null
  const words = [...text.matchAll(run)]
    .map(([letters]) => letters)
    .filter((letters) => marked.test(letters) && !beyondLatin1.test(letters))
  const [best, other]: (Judgement | undefined)[] = (['tcvn3', 'vni'] as const)
    .map((font) => judge(words, font))
    .filter(({ changed }) => changed >= enough)
    .sort((one, two) => two.after - one.after)
  if (best === undefined || best.before > mostBefore || best.after < likelyShare) return null
  const wanted = best.changed >= fewWords ? certainShare : 1
  return { font: best.font, certain: best.after >= wanted && best.after !== other?.after }
}
