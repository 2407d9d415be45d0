import type { Part } from '../../search/types.js'
import type { Rhythm } from '../types.js'
import type { ConfirmationRequest, Letter, Letterhead, News, ToldArticle } from './types.js'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (char) => escapes[char])

/** Longest search in a subject, in characters. */
const longestSubject = 60

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > longestSubject ? `${characters.slice(0, longestSubject).join('').trimEnd()}…` : text
}

/** Mail programs know no style sheets: every element says itself what it looks like. */
const stylesIn = (colour: string) => ({
  page: 'margin:0;padding:24px 16px;background:#f6f5f1;font:16px/1.6 Georgia,"Times New Roman",serif;color:#222',
  sheet: 'max-width:600px;margin:0 auto;padding:24px;background:#fff;border:1px solid #ddd',
  heading: 'margin:0 0 16px;font-size:22px;line-height:1.4',
  article: 'margin:0 0 20px;padding:0 0 16px;border-bottom:1px solid #e5e3dc',
  title: `font-size:18px;font-weight:bold;color:${colour}`,
  meta: 'margin:4px 0;font-size:14px;color:#666',
  small: 'margin:16px 0 0;font-size:14px;color:#555',
  button: `display:inline-block;padding:10px 18px;background:${colour};color:#fff;text-decoration:none;border-radius:4px`,
})

function pageOf(heading: string, content: string, { siteName, colour }: Letterhead): string {
  const styles = stylesIn(colour)
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(heading)}</title></head>
<body style='${styles.page}'><div style="${styles.sheet}"><p style="${styles.meta}">${escaped(siteName)}</p><h1 style="${styles.heading}">${escaped(heading)}</h1>
${content}
</div></body></html>
`
}

const marked = (parts: readonly Part[]) =>
  parts.map(({ text, match }) => (match ? `<mark>${escaped(text)}</mark>` : escaped(text))).join('')
const plain = (parts: readonly Part[]) => parts.map(({ text }) => text).join('')

/** `23/11/2022`, or that it is not known. */
function dayInWords(publishedAt: string | null): string {
  if (publishedAt === null) return 'không rõ ngày đăng'
  const [year, month, day] = publishedAt.slice(0, 10).split('-').map(Number)
  return `${day}/${month}/${year}`
}

const metaOf = ({ source, publishedAt }: ToldArticle) => `${source} · ${dayInWords(publishedAt)}`

const when: Record<Rhythm, string> = {
  now: 'ngay khi có bài mới',
  daily: 'mỗi sáng',
  weekly: 'sáng thứ hai hằng tuần',
}

/** The e-mail about new articles: which, what of them matched, why it came, and how to end it. */
export function newsLetter(
  { label, searchHref, articles, more, leaveHref }: News,
  rhythm: Rhythm,
  letterhead: Letterhead,
): Letter {
  const { siteName } = letterhead
  const styles = stylesIn(letterhead.colour)
  const count = articles.length + more
  const heading = `${count} bài mới: ${label}`
  const why = `Bạn nhận thư này vì đã đăng ký theo dõi “${label}” trên ${siteName} (${when[rhythm]}). Những bài trên khớp với điều kiện tìm ấy; chữ khớp được tô nền.`
  const others = more > 0 ? `Còn ${more} bài nữa.` : ''
  const text = [
    heading,
    '',
    ...articles.flatMap((article) => [
      article.title,
      metaOf(article),
      ...article.snippets.map(plain),
      article.href,
      '',
    ]),
    ...(more > 0 ? [others] : []),
    `Xem tất cả: ${searchHref}`,
    '',
    '-- ',
    why.replace('; chữ khớp được tô nền', ''),
    `Thôi theo dõi: ${leaveHref}`,
    '',
  ].join('\n')
  const listed = articles.map(
    (
      article,
    ) => `<div style="${styles.article}"><a style="${styles.title}" href="${escaped(article.href)}">${marked(article.titleParts)}</a>
<p style="${styles.meta}">${escaped(metaOf(article))}</p>
${article.snippets.map((snippet) => `<p style="margin:4px 0">${marked(snippet)}</p>`).join('\n')}</div>`,
  )
  const html = pageOf(
    heading,
    `${listed.join('\n')}
<p>${escaped(others)} <a href="${escaped(searchHref)}">Xem tất cả</a></p>
<p style="${styles.small}">${escaped(why)}<br><a href="${escaped(leaveHref)}">Thôi theo dõi</a></p>`,
    letterhead,
  )
  const [first] = articles
  const news = count === 1 ? `${shortened(label)}: ${first.title}` : `${count} bài mới: ${shortened(label)}`
  const subject = `${news} - ${siteName}`
  return { subject, text, html }
}

/** The e-mail that asks whether somebody really wants what was asked for. @param requests at least one */
export function confirmationLetter(requests: readonly ConfirmationRequest[], letterhead: Letterhead): Letter {
  const { siteName } = letterhead
  const styles = stylesIn(letterhead.colour)
  const heading = `Xác nhận theo dõi tin trên ${siteName}`
  const lead = `Có người, chắc là bạn, vừa đăng ký nhận tin mới từ ${siteName} qua địa chỉ này. Hãy mở liên kết để xác nhận:`
  const otherwise =
    'Nếu không phải bạn đăng ký, hãy bỏ qua thư này: sau 48 giờ yêu cầu sẽ bị xóa và bạn không nhận thêm thư nào.'
  const text = [
    heading,
    '',
    lead,
    '',
    ...requests.flatMap(({ label, confirmHref }) => [`Theo dõi “${label}”:`, confirmHref, '']),
    otherwise,
    '',
  ].join('\n')
  const html = pageOf(
    heading,
    `<p>${escaped(lead)}</p>
${requests.map(({ label, confirmHref }) => `<p>Theo dõi “${escaped(label)}”</p><p><a style="${styles.button}" href="${escaped(confirmHref)}">Xác nhận</a></p>`).join('\n')}
<p style="${styles.small}">${escaped(otherwise)}</p>`,
    letterhead,
  )
  return { subject: heading, text, html }
}
