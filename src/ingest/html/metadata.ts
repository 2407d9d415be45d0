import type { CheerioAPI } from 'cheerio'
import { cleanText } from '../../text/clean.js'

/** What a page's metadata says about its article; empty or null where it says nothing. */
export interface Metadata {
  url: string | null
  /** The article's title, from OpenGraph or JSON-LD. */
  title: string
  /** The browser's title, which may name only the site. */
  pageTitle: string
  siteName: string | null
  description: string
  published: string[]
  /** When the article last changed, as the page says it for programs. */
  modified: string[]
  author: string | null
  section: string | null
  keywords: string[]
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const articleType = /^(?:\w*NewsArticle|Article|BlogPosting|Report)$/u

/** All objects of a JSON-LD block, with `@graph` flattened. */
function objectsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf)
  if (!isObject(value)) return []
  return [value, ...objectsOf(value['@graph'])]
}

/** The JSON-LD object that describes the article. Ignores blocks that are not valid JSON, which real pages contain. */
function articleObject($: CheerioAPI): Json {
  for (const script of $('script[type="application/ld+json"]')) {
    try {
      const objects = objectsOf(
        JSON.parse(
          $(script)
            .text()
            .replace(/[\u0000-\u001f]/gu, ' '),
        ),
      )
      const article = objects.find((object) => [object['@type']].flat().some((type) => articleType.test(String(type))))
      if (article) return article
    } catch {
      continue
    }
  }
  return {}
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  return isObject(value) ? textOf(value.name) : ''
}

function keywordsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/u) : []
  return list.map(textOf).filter((keyword) => keyword !== '')
}

/** Reads OpenGraph, the usual `meta` names and JSON-LD. */
export function readMetadata($: CheerioAPI): Metadata {
  const article = articleObject($)
  const meta = (...names: string[]): string => {
    for (const name of names) {
      const content = cleanText(
        $(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`).attr('content') ?? '',
      )
      if (content !== '') return content
    }
    return ''
  }
  const url = cleanText($('link[rel="canonical"]').attr('href') ?? '') || meta('og:url')
  const keywords = keywordsOf(article.keywords)
  return {
    url: /^https?:\/\//iu.test(url) ? url : null,
    title: textOf(article.headline) || meta('og:title', 'twitter:title'),
    pageTitle: cleanText($('title').first().text()),
    siteName: meta('og:site_name') || null,
    description: textOf(article.description) || meta('og:description', 'description'),
    published: [
      meta('article:published_time'),
      textOf(article.datePublished),
      meta('datePublished', 'pubdate', 'dc.date.issued', 'DC.date.issued'),
    ].filter((date) => date !== ''),
    modified: [meta('article:modified_time'), textOf(article.dateModified)].filter((date) => date !== ''),
    author: textOf(article.author) || null,
    section: textOf(article.articleSection) || meta('article:section') || null,
    keywords: keywords.length > 0 ? keywords : keywordsOf(meta('news_keywords', 'keywords')),
  }
}
