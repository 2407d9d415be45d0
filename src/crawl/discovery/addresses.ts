import { canonicalUrl, hostOf } from '../../text/hosts.js'
import { hasHost, type Source } from '../../ingest/sources/source.js'

/** Longest address that is followed, in characters; LMDB's keys are limited to 1,978 bytes. */
const longestAddress = 1000

/**
 * An absolute http address without fragment and tracking parameters.
 * @param base address of the page that it is on
 * @returns null when it is none, or too long
 */
export function cleanAddress(address: string, base?: string): string | null {
  let url: URL
  try {
    url = new URL(address.trim(), base)
  } catch {
    return null
  }
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null
  url.hash = ''
  const kept = new URL(`http://${canonicalUrl(url.href)}`)
  url.search = kept.search
  return url.href.length > longestAddress ? null : url.href
}

/** Ports of web servers, and those that the source's own addresses have. */
function portsOf({ feeds, sitemaps, sections, dayPages }: Source): Set<string> {
  const own = [...feeds, ...sitemaps, ...sections, ...(dayPages === null ? [] : [dayPages])]
  return new Set(['', ...own.map((address) => new URL(address).port)])
}

/** Whether an address is on a source's hosts. */
export function isOwnAddress(source: Source, address: string): boolean {
  const host = hostOf(address)
  if (host === null || !hasHost(source, host)) return false
  const { protocol, port } = new URL(address)
  return /^https?:$/u.test(protocol) && portsOf(source).has(port)
}

const fileOfAnotherKind =
  /\.(?:jpe?g|png|gif|webp|svg|ico|mp[34]|m4a|wav|pdf|docx?|xlsx?|pptx?|zip|rar|css|js|json|xml|rss)$/iu
/** Paths whose last part is a slug of some words, or has a long number. */
const articleLike = /(?:[^/]*-){3}[^/]*$|\d{4,}[^/]*$/u
const neverArticle = /\/(?:tag|tags|tu-khoa|tim-kiem|search|login|dang-nhap|rss|lien-he|video|thu-vien-anh)(?:\/|$)/iu
/** Further pages of a section. */
const furtherPage =
  /(?:[?&](?:page|p|trang|paged|pageindex|pageno|pn)=\d+|\/(?:trang|page|p)[-/]?\d+|[-_/](?:p|trang|page)-?\d+)(?:\.html?|\.aspx)?\/?$/iu

/** Whether an address of the source looks like an article's. */
export function looksLikeArticle(source: Source, address: string): boolean {
  const { pathname, search } = new URL(address)
  if (fileOfAnotherKind.test(pathname)) return false
  if (source.articlePath !== null) return source.articlePath.test(`${pathname}${search}`)
  const path = pathname.replace(/\/+$/u, '')
  return articleLike.test(path) && !neverArticle.test(path) && !furtherPage.test(`${pathname}${search}`)
}

export const isHomePage = (address: string): boolean => new URL(address).pathname === '/'

/** One or two short names, without numbers: `/kinh-te`, `/xa-hoi/giao-duc.html`. */
const sectionPath = /^(?:\/[a-z]+(?:-[a-z]+){0,3}){1,2}(?:\.html?|\.aspx)?\/?$/iu

/** Whether an address on a home page looks like that of a section. */
export function looksLikeSection(source: Source, address: string): boolean {
  const { pathname, search } = new URL(address)
  return (
    search === '' && sectionPath.test(pathname) && !neverArticle.test(pathname) && !looksLikeArticle(source, address)
  )
}

/** Whether an address is a further page of the section at `root`: `?page=2`, `/trang-2`, … */
export function isFurtherPage(root: string, address: string): boolean {
  const section = new URL(root)
  const { pathname, search, host } = new URL(address)
  const start = section.pathname.replace(/\.(?:html?|aspx)$/iu, '').replace(/\/+$/u, '')
  return host === section.host && pathname.startsWith(start) && furtherPage.test(`${pathname}${search}`)
}
