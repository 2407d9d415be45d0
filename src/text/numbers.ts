const grouped = /^\d{1,3}(?:([.,\u00a0 ])\d{3})(?:\1\d{3})*$/u
const count = String.raw`\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+`
const viewsAfterCount = new RegExp(String.raw`(?<![\d.,])(${count})\s*(?:lượt\s*(?:xem|đọc|truy cập)|views?\b)`, 'iu')
const viewsBeforeCount = new RegExp(
  String.raw`(?:(?:số\s*)?lượt\s*(?:người\s*)?(?:xem|đọc|truy cập)|đã xem|views?)\s*:\s*(${count})(?![\d.,]*\d)`,
  'iu',
)

/**
 * Reads a whole number as Vietnamese pages print it: `366`, `2,892`, `2.892`, `1 204 300`.
 * @returns null when the text is not such a number (`2.5`, `1.2K`)
 */
export function parseCount(text: string): number | null {
  const trimmed = text.trim()
  if (!/^\d+$/u.test(trimmed) && !grouped.test(trimmed)) return null
  const value = Number(trimmed.replace(/\D/gu, ''))
  return Number.isSafeInteger(value) ? value : null
}

/**
 * Finds the number of views that a page states: `366 lượt xem`, `Số lượt người xem : 2.892`.
 * @returns null when it states none
 */
export function parseViews(text: string): number | null {
  const normal = text.normalize('NFC')
  const match = viewsAfterCount.exec(normal) ?? viewsBeforeCount.exec(normal)
  return match ? parseCount(match[1]) : null
}
