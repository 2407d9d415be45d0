/** Links to the pages of a list; null where pages are skipped. */
export interface Pagination {
  page: number
  pages: number
  previous: string | null
  next: string | null
  items: ({ page: number; href: string; current: boolean } | null)[]
}

/**
 * Pages linked on either side of the current one: together with the first and last, they fit on one line of a phone.
 */
const reach = 1

/**
 * @param page current page, from 1
 * @param hrefOf address of a page
 * @returns null if there is only one page
 */
export function presentPagination(page: number, pages: number, hrefOf: (page: number) => string): Pagination | null {
  if (pages <= 1) return null
  const near = Array.from({ length: 2 * reach + 1 }, (_, index) => page - reach + index)
  const shown = [...new Set([1, ...near, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b)
  const items = shown.flatMap((number, index) => {
    const item = { page: number, href: hrefOf(number), current: number === page }
    return index > 0 && number > shown[index - 1] + 1 ? [null, item] : [item]
  })
  return {
    page,
    pages,
    previous: page > 1 ? hrefOf(Math.min(page - 1, pages)) : null,
    next: page < pages ? hrefOf(page + 1) : null,
    items,
  }
}
