import type { ArticleSource } from '../summary.js'

/** Where articles are found by id or by original address: the article store. */
export interface AddressedArticles extends ArticleSource {
  /** Id of the article published at an address; null if there is none. */
  idOfAddress(address: string): Promise<string | null>
  /** Whether there is an article with an id, readable or not. */
  has(id: string): boolean | Promise<boolean>
}

/** An article's page on this site, under any host: `/bai/{id}/{slug}`. */
const articlePage = /^(?:(?:[a-z]+:\/\/)?[^/?#\s]+)?\/bai\/([^/?#\s]+)/i
const idShape = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}$/
const scheme = /^[a-z][a-z\d+.-]*:\/\//i
/** A host, with or without a scheme before it, and a path. */
const addressOnWeb = /^(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+[a-z]{2,}(?::\d+)?\/\S+$/iu

/** Whether a text is the address of a page and nothing else. */
export function isAddress(text: string): boolean {
  return addressOnWeb.test(text) || (articlePage.test(text) && !/\s/.test(text))
}

/** What an address of an article may mean: the id that it is or has in it, and an address on the web. */
export function readAddress(address: string): { id: string; url: string } {
  const text = address.trim()
  return { id: articlePage.exec(text)?.[1] ?? text, url: scheme.test(text) ? text : `https://${text}` }
}

/**
 * Finds an article by its page on this site, its id, or its original address, as `idOfAddress` compares these; a scheme
 * may be left out.
 */
export async function idOfArticle(address: string, source: AddressedArticles): Promise<string | null> {
  const { id, url } = readAddress(address)
  if (idShape.test(id) && (await source.has(id))) return id
  return source.idOfAddress(url)
}
