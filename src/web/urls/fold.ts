const marks = /\p{M}/gu

/** Text without diacritics, as somebody types who has no Vietnamese keyboard: `Đắk Lắk` gives `Dak Lak`. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(marks, '').replace(/[đð]/g, 'd').replace(/[ĐÐƉ]/g, 'D').normalize('NFC')
}

const longestSlug = 80

/** The readable end of an article's address, a-z, 0-9 and `-`; `bai` for a title without any letter. */
export function slug(title: string): string {
  const words = withoutDiacritics(title)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let text = ''
  for (const word of words) {
    if (text.length + 1 + word.length > longestSlug) break
    text = text === '' ? word : `${text}-${word}`
  }
  return text === '' ? 'bai' : text
}
