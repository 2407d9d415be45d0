/** Numbers by value: "Phường 2" comes before "Phường 10". */
const collator = new Intl.Collator('vi', { numeric: true })

/**
 * Compares texts for A-Z lists in the order of Vietnamese dictionaries: a ă â … d đ …, tones only where the letters
 * agree, in the order ngang, huyền, hỏi, ngã, sắc, nặng; numbers by value; lower case first where all else agrees.
 * Node's ICU knows Vietnamese in every build but `small-icu`.
 * @returns negative, zero or positive, as `Array.prototype.sort` expects
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}
