/** A template's parts: code, a tag (which may hold code in its attributes), or text between them. */
const code = /<%[\s\S]*?%>/g
const heldCode = /\uE000(\d+)\uE001/g
const tag = /<[^<>]*>/g
/** Attributes that visitors read or hear. */
const spokenAttribute = /(\s(?:aria-label|title|placeholder|alt)=")([^"]*)(")/g
/** A string in code that has Vietnamese letters, except the messages of `say`, which are put into English when said. */
const vietnameseString = /(?<!say\()'([^'\n]*[À-ỹĐđ][^'\n]*)'/g
const hasWords = /\p{L}/u
/** Character references stand for one sign, not for words. */
const reference = /&\w+;/g

/**
 * Puts a Vietnamese template into English: its texts, the attributes that visitors read, and the texts in its code.
 * Names of articles, agencies and so on, which the template marks with `lang="vi"`, keep that mark.
 * @param english the English text of each Vietnamese one, without the spaces around it
 * @param missing told of every text that `english` lacks
 */
export function inEnglish(
  template: string,
  english: Readonly<Record<string, string>>,
  missing: (text: string) => void,
): string {
  const held: string[] = []
  const spoken = (text: string): string => {
    const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!
    if (!hasWords.test(words.replaceAll(reference, ''))) return text
    if (!(words in english)) {
      missing(words)
      return text
    }
    return `${before}${english[words]}${after}`
  }
  const spokenAround = (text: string): string =>
    text
      .split(/(\uE000\d+\uE001)/)
      .map((part) => (part.startsWith('\uE000') ? part : spoken(part)))
      .join('')
  const withoutCode = template.replaceAll(code, (found) => {
    held.push(
      found.replaceAll(vietnameseString, (_, text: string) => `'${spoken(text).replaceAll("'", String.raw`\'`)}'`),
    )
    return `\uE000${held.length - 1}\uE001`
  })
  let end = 0
  let result = ''
  for (const { 0: found, index } of withoutCode.matchAll(tag)) {
    result += spokenAround(withoutCode.slice(end, index))
    result += found.replaceAll(
      spokenAttribute,
      (_, start: string, text: string, quote: string) => start + spokenAround(text) + quote,
    )
    end = index + found.length
  }
  result += spokenAround(withoutCode.slice(end))
  return result.replaceAll(heldCode, (_, at: string) => held[Number(at)])
}

/** In a Vietnamese page nothing needs to be marked as Vietnamese. */
export function inVietnamese(template: string): string {
  return template.replaceAll(' lang="vi"', '')
}
