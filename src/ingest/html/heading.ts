import { cleanText } from '../../text/clean.js'
import { withoutNull } from '../furniture.js'
import type { Page } from './page.js'

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Share of the heading's words that are also in the page's own title. */
function agreement(heading: string, title: ReadonlySet<string>): number {
  const words = wordsOf(heading)
  return words.length === 0 ? 0 : words.filter((word) => title.has(word)).length / words.length
}

/** Removes the site's name from the page's title: "… - Báo Thái Bình điện tử", "… | Truyền hình Thái Bình". */
function withoutSiteName(title: string, siteName: string | null): string {
  if (siteName !== null && title.endsWith(siteName)) {
    const cut = title.slice(0, -siteName.length).replace(/[\s|\-–—•·]+$/u, '')
    if (cut !== '') return cut
  }
  const bar = title.lastIndexOf(' | ')
  if (bar > 0) return title.slice(0, bar)
  const dash = /^(.{10,})\s[-–—]\s(?:Báo|Đài|Cổng|Trang|Sở|UBND|Tạp chí|Truyền hình)\s.{2,80}$/u.exec(title)
  return dash ? dash[1] : title
}

/** A mere `h1` that shares less than this with the title in the metadata is not the article's heading. */
const sameHeading = 0.5

/**
 * Chooses the article's heading: the first `h1` of a page may be a breadcrumb or the site's name. The heading that
 * agrees best with the page's own title wins, of equals the longest; without headings, that title without the site's
 * name.
 * @param selectors where the site's template has the heading, most exact first
 */
export function readHeading(page: Page, selectors: readonly string[]): string {
  const { $, metadata } = page
  const pageTitle = withoutSiteName(withoutNull(metadata.title || metadata.pageTitle), metadata.siteName)
  const titleWords = new Set(wordsOf(pageTitle))
  for (const selector of [...selectors, 'h1']) {
    const headings = $(selector)
      .map((_, element) => withoutNull(cleanText($(element).text())))
      .get()
      .filter((heading) => heading !== '')
    if (headings.length === 0) continue
    const best = headings.reduce((one, other) => {
      const difference = agreement(other, titleWords) - agreement(one, titleWords)
      return difference > 0 || (difference === 0 && other.length > one.length) ? other : one
    })
    const isHeading = selector !== 'h1' || metadata.title === '' || agreement(best, titleWords) >= sameHeading
    if (isHeading) return best
  }
  return pageTitle
}
