import type { Article } from '../../article.js'
import { localDay } from '../../text/dates.js'
import { searchPath } from '../urls/search-url.js'
import { articleHref, brandPaths, safeHref } from '../urls/links.js'
import type { BrandModel } from './brand.js'
import type { Link } from './text.js'

/** A picture that stands for a page in previews. */
export interface PreviewImage {
  /** On this site, or absolute. */
  href: string
  width: number
  height: number
  alt: string
}

/** The article that a page shows, for programs that read its head. */
export interface NewsModel {
  title: string
  lead: string
  href: string
  /** ISO 8601 with +07:00; the day alone where the time is not known; null where the day is not either. */
  published: string | null
  /** ISO 8601 with +07:00, or null. */
  modified: string | null
  author: string | null
  /** The paper or portal that published it. */
  source: string
  original: string | null
  category: string | null
  keywords: string[]
  image: PreviewImage | null
}

/** @param source name of the paper or portal, as pages have it */
export function presentNews(article: Article, source: string, image: PreviewImage | null): NewsModel {
  const { kicker, title, lead, publishedAt, datePrecision, modifiedAt, author, url, category, keywords } = article
  return {
    title: kicker === '' ? title : `${kicker}: ${title}`,
    lead,
    href: articleHref(article),
    published: publishedAt !== null && datePrecision === 'day' ? localDay(publishedAt) : publishedAt,
    modified: modifiedAt,
    author,
    source,
    original: safeHref(url),
    category,
    keywords,
    image,
  }
}

/** What a page says about itself to programs. */
export interface Described {
  title: string
  description?: string
  /** Address without host. */
  canonical?: string
  /** Whether search engines may index it. */
  indexed: boolean
  news?: NewsModel
  /** The pages above it, from the top, without the home page. */
  trail?: readonly Link[]
}

export interface Meta {
  /** Open Graph has `property`, everything else `name`. */
  attribute: 'name' | 'property'
  key: string
  content: string
}

export interface HeadModel {
  metas: Meta[]
  /** JSON-LD, safe within a script element; null when there is none. */
  structured: string | null
}

type Content = string | null | undefined

const present = (attribute: Meta['attribute'], pairs: [key: string, content: Content][]): Meta[] =>
  pairs.flatMap(([key, content]) => (content == null || content === '' ? [] : [{ attribute, key, content }]))

/** Previews (Open Graph, and what X takes from it). */
function preview({ title, description, news }: Described, url: string | null, site: string, brand: BrandModel): Meta[] {
  const image: PreviewImage = news?.image ?? { href: brandPaths.icon(512), width: 512, height: 512, alt: brand.name }
  const about = news?.lead || description || (news === undefined ? undefined : news.source)
  return [
    ...present('property', [
      ['og:type', news === undefined ? 'website' : 'article'],
      ['og:title', title],
      ['og:description', about],
      ['og:url', url],
      ['og:site_name', brand.name],
      ['og:locale', 'vi_VN'],
      ['og:image', absolute(image.href, site)],
      ['og:image:width', String(image.width)],
      ['og:image:height', String(image.height)],
      ['og:image:alt', image.alt],
      ['article:published_time', news?.published],
      ['article:modified_time', news?.modified],
      ['article:section', news?.category],
      ...(news?.keywords ?? []).map((keyword): [string, string] => ['article:tag', keyword]),
    ]),
    ...present('name', [['twitter:card', news?.image ? 'summary_large_image' : 'summary']]),
  ]
}

/**
 * What reference managers read: the tags of Highwire Press, and of Dublin Core the type, without which Zotero takes an
 * article with a `citation_journal_title` for one of a scholarly journal.
 */
function citation(news: NewsModel, url: string | null): Meta[] {
  return present('name', [
    ['citation_title', news.title],
    ['citation_author', news.author],
    ['citation_publication_date', news.published?.slice(0, 10).replaceAll('-', '/')],
    ['citation_journal_title', news.source],
    ['citation_public_url', url],
    ['citation_language', 'vi'],
    ['citation_abstract', news.lead],
    ['DC.type', 'newspaperArticle'],
  ])
}

const absolute = (href: string, site: string): string => (href.startsWith('/') ? site + href : href)

function newsArticle(news: NewsModel, url: string, site: string): object {
  const { title, lead, published, modified, author, source, original, category, keywords, image } = news
  return {
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    headline: title,
    inLanguage: 'vi',
    publisher: { '@type': 'Organization', name: source },
    ...(lead === '' ? {} : { description: lead }),
    ...(published === null ? {} : { datePublished: published }),
    ...(modified === null ? {} : { dateModified: modified }),
    ...(author === null ? {} : { author: { '@type': 'Person', name: author } }),
    ...(original === null ? {} : { isBasedOn: original }),
    ...(category === null ? {} : { articleSection: category }),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(image === null
      ? {}
      : {
          image: {
            '@type': 'ImageObject',
            url: absolute(image.href, site),
            width: image.width,
            height: image.height,
            ...(image.alt === '' ? {} : { caption: image.alt }),
          },
        }),
  }
}

function breadcrumbs(steps: readonly Link[], site: string): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ label, href }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      item: site + href,
    })),
  }
}

function webSite(site: string, brand: BrandModel): object {
  return {
    '@type': 'WebSite',
    '@id': `${site}/#site`,
    url: `${site}/`,
    name: brand.name,
    ...(brand.shortName === brand.name ? {} : { alternateName: brand.shortName }),
    inLanguage: 'vi',
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${site}${searchPath}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

/** JSON that no text in it can end the script element of, nor begin a comment in it. */
export function asScript(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function structured(page: Described, url: string | null, site: string, brand: BrandModel): string | null {
  const { title, canonical, news, trail } = page
  if (url === null || !page.indexed) return null
  const things: object[] = []
  if (canonical === '/') things.push(webSite(site, brand))
  if (news !== undefined) things.push(newsArticle(news, url, site))
  if (trail !== undefined && canonical !== undefined) {
    things.push(breadcrumbs([{ label: brand.name, href: '/' }, ...trail, { label: title, href: canonical }], site))
  }
  return things.length === 0 ? null : asScript({ '@context': 'https://schema.org', '@graph': things })
}

/**
 * The head of a page as far as programs read it: previews, reference managers, search engines.
 * @param site scheme and host of this site; empty when they are not known
 */
export function presentHead(page: Described, site: string, brand: BrandModel): HeadModel {
  const url = page.canonical === undefined || site === '' ? null : site + page.canonical
  return {
    metas: [...preview(page, url, site, brand), ...(page.news === undefined ? [] : citation(page.news, url))],
    structured: structured(page, url, site, brand),
  }
}
