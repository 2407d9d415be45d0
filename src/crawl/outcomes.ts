/** What became of an address, each with what it means. */
export const outcomes = {
  added: 'new articles',
  updated: 'articles that have changed',
  unchanged: 'articles fetched again, the same',
  withdrawn: 'articles that were withdrawn here, and stay so',
  'not-modified': 'not changed since the last visit, says the site',
  read: 'feeds, sitemaps and sections read',
  'not-an-article': 'pages without an article',
  rejected: 'articles that could not be taken in',
  'before-since': 'articles from before the day asked for',
  gone: 'no longer there (404, 410)',
  forbidden: 'forbidden by robots.txt',
  outside: 'lead outside the hosts of the source',
  'internal-address': 'at an internal address, which is never asked',
  'too-many-redirects': 'redirected in a circle, or too often',
  'too-large': 'larger than any article',
  'not-text': 'neither HTML nor XML',
  broken: 'cannot be decoded or parsed',
  'timed-out': 'not answered in time',
  unreachable: 'could not be connected to',
  'server-error': 'answered with an error',
  'asked-to-wait': 'asked to come back later (429, 503)',
  'beyond-limit': 'beyond the limits of a section',
} as const

export type Outcome = keyof typeof outcomes

/** Outcomes that another try may change soon. */
export const passing: ReadonlySet<Outcome> = new Set<Outcome>([
  'timed-out',
  'unreachable',
  'server-error',
  'asked-to-wait',
])
