import type { LocalDay } from '../../engine/query.js'
import type { BestBet } from '../../search/types.js'
import { followPath, type SearchUrl } from './search-url.js'
import { slug } from './slug.js'

export const documentsPath = '/van-ban'

/** The page about the API. */
export const apiPath = '/api'

/** The editor's desk. */
export const deskPath = '/bien-tap'

/** Everything that is for editors alone where the desk asks for a password: its pages and their JSON twins. */
export const deskPaths = [deskPath, '/api/v1/drafts', '/api/v1/gaps']

/** What shows whose site it is. */
export const brandPaths = {
  svgLogo: '/logo.svg',
  pngLogo: '/logo.png',
  colours: '/colours.css',
  favicon: '/favicon.ico',
  touchIcon: '/apple-touch-icon.png',
  manifest: '/site.webmanifest',
  icon: (pixels: number) => `/icon-${pixels}.png`,
}

/** What tells search engines and browsers what is here. */
export const discoveryPaths = {
  robots: '/robots.txt',
  sitemap: '/sitemap.xml',
  newsSitemap: '/sitemap-news.xml',
  pagesSitemap: '/sitemap-pages.xml',
  articlesSitemap: (piece: number | string) => `/sitemap-articles-${piece}.xml`,
  openSearch: '/opensearch.xml',
  openSearchSuggestions: '/opensearch-suggestions.json',
}

/** The script that draws a "Tin cùng chuyên mục" box on pages of other sites. */
export const widgetPath = '/tin-cung-chuyen-muc.js'

/** Address of a picture's file. */
export function pictureHref(name: string): string {
  return `/anh/${name}`
}

/** Address of an article's page. */
export function articleHref(article: { id: string; title: string }): string {
  return `/bai/${article.id}/${slug(article.title)}`
}

/** Address of an article's page as a result of a search, so that the page can mark its words and lead to its neighbours. */
export function hitHref(article: { id: string; title: string }, search: SearchUrl): string {
  const query = search.query
  return articleHref(article) + (query === '' ? '' : `?${query}`)
}

/** Address that leads to an article's page, for those who know its id alone. */
export function articleIdHref(id: string): string {
  return `/bai/${id}`
}

/** Where a best bet leads. */
export function bestBetHref({ article, href }: BestBet): string {
  return article === null ? href : articleHref(article)
}

/** Address of the page that shows an article's event in chronological order. */
export function storyHref(article: { id: string; title: string }): string {
  return `/dien-bien/${article.id}/${slug(article.title)}`
}

/** Address of the page of articles that cite a document, or of a later page of that list. */
export function documentHref(document: { slug: string }, page = 1): string {
  return `${documentsPath}/${document.slug}${page > 1 ? `?trang=${page}` : ''}`
}

/** Address of a year's, month's or day's page, from `2022`, `2022-11` or `2022-11-23`, or of a later page of its articles. */
export function dateHref(date: LocalDay | string, page = 1): string {
  return `/ngay/${date.replaceAll('-', '/')}${page > 1 ? `?trang=${page}` : ''}`
}

/** Address of the page of articles without a date, or of a later page of that list. */
export function undatedHref(page = 1): string {
  return `/ngay/khong-ro${page > 1 ? `?trang=${page}` : ''}`
}

/**
 * Address of "Ngày này năm xưa".
 * @param date a day, or day and month (`23/11`); today when left out
 */
export function onThisDayHref(date?: LocalDay | string): string {
  return `/ngay-nay-nam-xua${date === undefined ? '' : `?ngay=${date.replace('/', '-')}`}`
}

/** Address of the list of gaps, of one source or of all. */
export function gapsHref(source: string | null = null, page = 1): string {
  const query = new URLSearchParams(source === null ? [] : [['nguon', source]])
  if (page > 1) query.set('trang', String(page))
  return `/bien-tap/khoang-trong${query.size > 0 ? `?${query.toString()}` : ''}`
}

/** Address of an agency's page, or of a later page of its articles. */
export function agencyHref(id: string, page = 1): string {
  return `/co-quan/${encodeURIComponent(id)}${page > 1 ? `?trang=${page}` : ''}`
}

/** Address of a province's page, or of a later page of its articles. */
export function provinceHref(name: string, page = 1): string {
  return `/tinh/${slug(name)}${page > 1 ? `?trang=${page}` : ''}`
}

/** The list of newspapers, broadcasters and portals. */
export const papersPath = '/bao'

/** Address of a paper's page, or of a later page of its articles. */
export function paperHref(slug: string, page = 1): string {
  return `${papersPath}/${slug}${page > 1 ? `?trang=${page}` : ''}`
}

/** The address itself if it is safe to follow (http or https), else null: articles' contents are not trusted. */
export function safeHref(address: string | null): string | null {
  return address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null
}

export const confirmAlertPath = `${followPath}/xac-nhan`
export const leaveAlertPath = `${followPath}/thoi`

/** Address that confirms an alert. */
export function confirmAlertHref(token: string): string {
  return `${confirmAlertPath}?ma=${encodeURIComponent(token)}`
}

/** Address that ends an alert. */
export function leaveAlertHref(token: string): string {
  return `${leaveAlertPath}?ma=${encodeURIComponent(token)}`
}
