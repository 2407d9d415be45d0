import type { ConfirmationRequest, News } from './types.js'

/** The body of a webhook's request about new articles. */
export function newsPayload({ label, searchHref, articles, more, leaveHref }: News): object {
  return {
    kind: 'articles',
    search: { label, url: searchHref },
    articles: articles.map(({ id, title, href, source, publishedAt, snippets }) => ({
      id,
      title,
      url: href,
      source,
      publishedAt,
      matched: snippets.map((parts) => parts.map(({ text }) => text).join('')),
    })),
    more,
    leaveUrl: leaveHref,
  }
}

/** The body of the request that asks whether a webhook's owner wants what was asked for. */
export function confirmationPayload({ label, confirmHref }: ConfirmationRequest): object {
  return { kind: 'confirmation', search: { label }, confirmUrl: confirmHref }
}
