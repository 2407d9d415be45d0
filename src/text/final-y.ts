/** The rule for i and y, shared by the analyzer, the gazetteer and the snippets. */

/**
 * Onsets after which a final y and i are two spellings of one word: kỹ/kĩ, lý/lí, công ty/công ti, vỹ/vĩ, quý/quí (i
 * since Decision 240/QĐ of the Ministry of Education, 1984). After other onsets (thúy/thúi), after another vowel
 * (tay/tai) and alone (y/i) they are different words.
 */
export const ONSETS_WITH_FINAL_Y = ['h', 'k', 'l', 'm', 's', 't', 'v', 'qu'] as const

const WITH_I: Readonly<Record<string, string>> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }
const FINAL_Y = new RegExp(`^(?:${ONSETS_WITH_FINAL_Y.join('|')})[${Object.keys(WITH_I).join('')}]$`)
/** Length of the longest word that the rule applies to: quý. */
const LONGEST = 3

/**
 * Writes final y as i where the two are spellings of one word; returns every other word unchanged.
 * @param word lower case, NFC; with or without its tone
 */
export function finalYAsI(word: string): string {
  if (word.length > LONGEST || !FINAL_Y.test(word)) return word
  return word.slice(0, -1) + WITH_I[word[word.length - 1]!]!
}
