import type { Article } from '../../article.js'
import { noFilters } from '../../engine/query.js'
import type { SearchEngine } from '../../engine/reading.js'
import { dayOf } from '../../text/dates.js'
import { Turns } from '../finding/listing.js'
import { browse } from '../finding/requests.js'
import { fetchAll, type ArticleSource } from '../summary.js'
import type { PaperReprints, SharedTexts } from '../types.js'
import type { Paper, Papers } from './papers.js'

/** Newest groups of near-copies that are looked at, so that a page of a huge archive costs no more than one of a large. */
const mostGroups = 200_000
/** Copies of one text that are looked at: who carried it first is among the first. */
const copiesOfGroup = 50
/** Articles read in one turn: a few milliseconds of work. */
const sliceLength = 100

type Pairs = Map<string, Map<string, number>>

/** What papers share, from one look at the groups of an archive. */
class Counts {
  /** By first paper, then by the one that followed. */
  readonly first: Pairs = new Map()
  readonly followed: Pairs = new Map()
  readonly unclear: Pairs = new Map()

  addGroup(articles: readonly Article[], papers: Papers): void {
    /** For each paper its earliest copy. */
    const earliest = new Map<string, Article>()
    for (const article of articles) {
      const paper = papers.ofCode(article.source)
      if (paper === null) continue
      const known = earliest.get(paper.slug)
      if (known === undefined || isEarlier(article, known)) earliest.set(paper.slug, article)
    }
    if (earliest.size < 2) return
    const carried = [...earliest]
    const first = carried.find(([slug, article]) =>
      carried.every(([other, copy]) => other === slug || isEarlier(article, copy)),
    )
    for (const [slug] of carried) {
      for (const [other] of carried) {
        if (slug === other) continue
        if (first === undefined) count(this.unclear, slug, other)
        else if (first[0] === slug) {
          count(this.first, slug, other)
          count(this.followed, other, slug)
        }
      }
    }
  }
}

function count(pairs: Pairs, from: string, to: string): void {
  let counts = pairs.get(from)
  if (counts === undefined) pairs.set(from, (counts = new Map()))
  counts.set(to, (counts.get(to) ?? 0) + 1)
}

/** Whether an article is certainly older: of two of one day both times must be known. */
function isEarlier(a: Article, b: Article): boolean {
  if (a.publishedAt === null || b.publishedAt === null) return false
  const exact = a.datePrecision === 'minute' && b.datePrecision === 'minute'
  const at = ({ publishedAt }: Article) => (exact ? Date.parse(publishedAt!) : dayOf(Date.parse(publishedAt!)))
  return at(a) < at(b)
}

/** Who reprints whom, counted when first asked of a build, and kept. */
export class Reprints {
  private last: { papers: Papers; counts: Promise<Counts> } | null = null
  private readonly turns = new Turns()

  constructor(
    private readonly engine: Pick<SearchEngine, 'search'>,
    private readonly store: ArticleSource,
  ) {}

  /** @param papers of the archive as it is served: the same as long as it does not change */
  async of({ slug }: Paper, papers: Papers): Promise<PaperReprints> {
    if (this.last?.papers !== papers) {
      const counts = this.count(papers)
      this.last = { papers, counts }
      counts.catch(() => {
        if (this.last?.counts === counts) this.last = null
      })
    }
    const { first, followed, unclear } = await this.last.counts
    const shared = (pairs: Pairs): SharedTexts[] =>
      [...(pairs.get(slug) ?? [])]
        .map(([other, articles]) => ({ paper: papers.named(other)!, articles }))
        .map(({ paper, articles }) => ({ paper: { slug: paper.slug, name: paper.name }, articles }))
        .sort((a, b) => b.articles - a.articles || (a.paper.slug < b.paper.slug ? -1 : 1))
    return { of: shared(followed), by: shared(first), unclear: shared(unclear) }
  }

  private async count(papers: Papers): Promise<Counts> {
    const look = { grouped: true, copiesNamed: copiesOfGroup, limit: mostGroups }
    const [{ hits }] = await this.engine.search([browse(noFilters, look)])
    const groups = hits.flatMap(({ id, copies }) => (copies.count === 0 ? [] : [[id, ...copies.first]]))
    const counts = new Counts()
    for (let start = 0, end = 0; start < groups.length; start = end) {
      let length = 0
      while (end < groups.length && length < sliceLength) length += groups[end++].length
      await this.turns.next()
      const slice = groups.slice(start, end)
      const articles = new Map((await fetchAll(this.store, slice.flat())).map((article) => [article.id, article]))
      for (const group of slice)
        counts.addGroup(
          group.flatMap((id) => articles.get(id) ?? []),
          papers,
        )
    }
    return counts
  }
}
