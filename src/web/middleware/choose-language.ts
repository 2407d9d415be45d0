import type { RequestHandler } from 'express'
import { speaking, type Language } from '../language/language.js'
import { hasLanguages, prefixOf, withPrefix } from '../urls/language-paths.js'

/**
 * Takes the visitor's language from the address: pages in the other language than the site's own begin with `/en`, or
 * `/vi`. Routes see the address without it; redirects lead to the same language. Nothing is remembered of a visitor.
 * @param own the language of addresses without a prefix
 */
export function chooseLanguage(own: Language): RequestHandler {
  const other: Language = own === 'vi' ? 'en' : 'vi'
  const prefix = prefixOf(other, own)
  return (request, response, next) => {
    const { path } = request
    if (path === prefix) return response.redirect(301, `${prefix}/`)
    const rest = path.slice(prefix.length)
    if (!path.startsWith(`${prefix}/`) || !hasLanguages(rest)) {
      return speaking(hasLanguages(path) ? own : 'vi', next)
    }
    request.url = request.url.slice(prefix.length)
    const locate = response.location.bind(response)
    response.location = (address: string) => locate(withPrefix(address, prefix))
    speaking(other, next)
  }
}
