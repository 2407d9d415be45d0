/**
 * Words of the page around an article: tools, headings of blocks, unfilled template variables. Gathered from saved
 * pages of provincial papers and portals; compared without case, bullets and closing colon.
 */

/** Headings after which a page lists titles of other articles. */
const relatedHeadings = new Set([
  'tin cùng chuyên mục',
  'cùng chuyên mục',
  'tin liên quan',
  'bài liên quan',
  'tin bài liên quan',
  'các tin liên quan',
  'tin khác',
  'tin tức khác',
  'các tin khác',
  'các tin đã đưa',
  'các tin cũ hơn',
  'các tin mới hơn',
  'tin đã đưa',
  'tin cũ hơn',
  'tin mới hơn',
  'tin mới nhất',
  'tin nổi bật',
  'tin đọc nhiều',
  'đọc nhiều',
  'đọc nhiều nhất',
  'xem nhiều',
  'xem thêm',
  'có thể bạn quan tâm',
  'bài viết khác',
  'bài viết liên quan',
  'tin bài khác',
])

/** Headings of blocks that contain no part of an article: what follows is dropped up to the next block. */
const otherHeadings = new Set([
  'xem tin theo ngày',
  'ý kiến bạn đọc',
  'bình luận',
  'gửi bình luận',
  'chia sẻ',
  'chia sẻ bài viết',
  'liên kết website',
  'thống kê truy cập',
  'quảng cáo',
])

const keywordHeadings = new Set(['từ khóa', 'từ khoá', 'từ khóa liên quan', 'tags', 'tag', 'thẻ'])

/** Lines that are the page's tools, or unfilled template variables. */
const tools = new Set([
  'xuất bản thông tin',
  'trang chủ',
  'in trang',
  'in bài viết',
  'bản in',
  'gửi email',
  'gửi bài viết',
  'quay lại',
  'về trang trước',
  'đọc bài viết',
  'nghe bài viết',
  'cỡ chữ',
  'tăng tương phản',
  'null',
  'undefined',
])

/** "A- A A+ | Chia sẻ bài viết … Tăng tương phản": the bar of tools above an article. */
const toolBar = /^(?:a\s?-\s*a?\s*a\s?\+|aa?\s*\+\s*a?\s*a?\s*-)|tăng tương phản|giảm tương phản/iu

/** The heading of a Liferay portlet, before the section's name: "Chi tiết bài viết Tin tức". */
const portletHeading = /^chi tiết (?:bài viết|tin)(?:\s+(.*))?$/iu

const bare = (line: string): string =>
  line
    .replace(/^[\s•·▪►»›>*+–—-]+/u, '')
    .replace(/[\s:…»›>]+$/u, '')
    .toLowerCase()

export type Furniture =
  | { kind: 'tool' }
  | { kind: 'related' }
  | { kind: 'keywords'; rest: string }
  | { kind: 'other' }
  | { kind: 'section'; name: string }

/**
 * Identifies lines of a page that are not part of the article.
 * @param line a cleaned line
 * @returns null for a line that may be part of the article
 */
export function furnitureOf(line: string): Furniture | null {
  const words = bare(line)
  if (words === '' || tools.has(words) || toolBar.test(line)) return { kind: 'tool' }
  if (relatedHeadings.has(words)) return { kind: 'related' }
  if (otherHeadings.has(words)) return { kind: 'other' }
  if (keywordHeadings.has(words)) return { kind: 'keywords', rest: '' }
  const inline = /^[\s•·-]*(?:từ kho[áa]|từ khóa|tags?)\s*:\s*(.+)$/iu.exec(line)
  if (inline) return { kind: 'keywords', rest: inline[1] }
  const portlet = portletHeading.exec(line)
  return portlet ? { kind: 'section', name: portlet[1] ?? '' } : null
}

/** Removes the unfilled template variable from a heading: "null Phó Chủ tịch …". */
export function withoutNull(heading: string): string {
  return heading.replace(/^(?:null|undefined)(?:\s+|$)/iu, '')
}

/** Removes the paper's own mark before the first words of a text: "(CTO) - ", "TTO - ", "(TTXVN) – ". */
export function withoutPaperMark(text: string): string {
  return text.replace(/^(?:\(\s*[\p{Lu}\p{N}][\p{L}\p{N}. ]{1,20}\)|[\p{Lu}\p{N}]{2,8}(?:\.VN)?)\s*[-–—]\s+/u, '')
}

/** Removes the page's tools from the start of a text that continues after them. */
export function withoutToolBar(text: string): string {
  return text.replace(/^A\s*-\s*A?\s*A\s*\+.{0,200}?(?:tăng|giảm) tương phản\s*/iu, '')
}

/** Removes the day from the end of a title in a list: "… (20/06/2022)". */
export function withoutDay(title: string): string {
  return title.replace(/\s*\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:\s+\d{1,2}:\d{2})?\)\s*$/u, '')
}
