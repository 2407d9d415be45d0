/** An article's page on this site, under any host: `/bai/{id}/{slug}`. */
const articlePage = /^(?:[a-z]+:\/\/[^/?#]+)?\/bai\/([^/?#]+)/i
const idShape = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}$/

/** The id in an address that is a page of this site, or is itself an id; null for other addresses. */
export function articleIdIn(address: string): string | null {
  const text = address.trim()
  const id = articlePage.exec(text)?.[1] ?? text
  return idShape.test(id) ? id : null
}
