import { foldName } from '../../search/fold.js'

const longestSlug = 80

/** The readable end of an article's address, a-z, 0-9 and `-`; `bai` for a title without letters or digits. */
export function slug(title: string): string {
  const words = foldName(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let text = ''
  for (const word of words) {
    if (text.length + 1 + word.length > longestSlug) break
    text = text === '' ? word : `${text}-${word}`
  }
  return text === '' ? 'bai' : text
}
