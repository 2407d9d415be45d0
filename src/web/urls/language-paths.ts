import type { Language } from '../language/language.js'

/** Addresses that visitors read in Vietnamese only, or that programs and browsers read: they have no language. */
const withoutLanguage =
  /^\/(?:api|bien-tap|theo-doi|public|anh|healthz|readyz|metrics)(?:\/|$)|\.(?:rss|atom|json|csv|bib|ris|xml|txt|webmanifest|svg|png|ico|js|css|webp|avif)$/

/** Whether a path, with its query or without, is that of a page which is in every language. */
export function hasLanguages(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !withoutLanguage.test(path.split(/[?#]/, 1)[0])
}

/** What addresses begin with in a language: nothing in the site's own. */
export function prefixOf(language: Language, own: Language): string {
  return language === own ? '' : `/${language}`
}

/** A path in the language of a prefix; addresses without language, and those that have it, stay as they are. */
export function withPrefix(path: string, prefix: string): string {
  if (prefix === '' || !hasLanguages(path) || path === prefix || path.startsWith(`${prefix}/`)) return path
  return prefix + path
}

/** A tag with an address; in attributes EJS writes `>` and `"` as references. */
const addressed = /<(?:a|form|button|input)\s[^>]*>/g
const address = /(\s(?:href|action|formaction)=")(\/[^"]*)(?=")/g

/**
 * Leads the links and forms of a page to pages in its language. Only attributes of tags are touched, no text; a link
 * with `hreflang` names a language of its own.
 */
export function inLanguage(html: string, prefix: string): string {
  if (prefix === '') return html
  return html.replaceAll(addressed, (tag) =>
    tag.includes(' hreflang="')
      ? tag
      : tag.replaceAll(address, (_, start: string, path: string) => start + withPrefix(path, prefix)),
  )
}
