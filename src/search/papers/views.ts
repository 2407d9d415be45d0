import { noFilters } from '../../engine/query.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import { localDay } from '../../text/dates.js'
import { gapsOf } from '../calendar/gaps.js'
import { browse } from '../finding/requests.js'
import { fetchAll, type ArticleSource } from '../summary.js'
import type { PaperSummary, PaperView } from '../types.js'
import type { PaperDirectory } from './directory.js'
import type { Paper, Papers } from './papers.js'
import { Reprints } from './reprints.js'

/** More categories than a paper's page has room for are not counted. */
const categoriesOfPaper = 12

/** The papers of an archive and what each has, kept as long as the archive does not change. */
export class PaperViews {
  private listed: { papers: Papers; list: Promise<PaperSummary[]> } | null = null
  private readonly reprints: Reprints

  constructor(
    private readonly engine: SearchEngine,
    private readonly store: ArticleSource,
    private readonly directory: PaperDirectory,
    private readonly provinceOfSource: (code: string) => string | null,
  ) {
    this.reprints = new Reprints(engine, store)
  }

  /** All papers, those with most articles first. */
  async all(options?: ReadOptions): Promise<PaperSummary[]> {
    const papers = await this.directory.get(options)
    if (this.listed?.papers !== papers) {
      const list = this.list(papers)
      this.listed = { papers, list }
      list.catch(() => {
        if (this.listed?.list === list) this.listed = null
      })
    }
    return this.listed.list
  }

  /** The paper of a name, slug, host or code; null when the archive has none. */
  async one(name: string, options?: ReadOptions): Promise<PaperView | null> {
    const papers = await this.directory.get(options)
    const paper = papers.named(name)
    if (paper === null) return null
    const facets = { values: { categories: categoriesOfPaper }, within: true, byGroup: false }
    const filters = { ...noFilters, sources: paper.codes }
    const [[{ facets: counts }], reprints] = await Promise.all([
      this.engine.search([browse(filters, { facets })], options),
      this.reprints.of(paper, papers),
    ])
    const { days = [], undated = 0, categories = [] } = counts ?? {}
    const { source: _, ...gaps } = gapsOf(paper.slug, {
      articles: paper.articles,
      undated,
      days: days.map(({ day }) => day),
    })
    return { ...this.named(paper), ...gaps, days, categories, reprints }
  }

  private named(paper: Paper): Pick<PaperSummary, 'slug' | 'name' | 'articles' | 'province'> {
    const { slug, name, codes, articles } = paper
    const provinces = codes.flatMap((code) => this.provinceOfSource(code) ?? [])
    return { slug, name, articles, province: provinces[0] ?? null }
  }

  /** Takes no signal: all callers share one list, so none of them may cancel it. */
  private async list({ all }: Papers): Promise<PaperSummary[]> {
    const requests = all.flatMap(({ codes }) => {
      const filters = { ...noFilters, sources: codes }
      return (['oldest', 'newest'] as const).map((sort) => browse(filters, { sort, limit: 1 }))
    })
    const ends = (await this.engine.search(requests)).map(({ hits }) => hits.at(0)?.id ?? '')
    const articles = new Map((await fetchAll(this.store, ends)).map((article) => [article.id, article]))
    // Undated articles come last in either order, so that one of them is found only where there is no other.
    const dayAt = (place: number) => {
      const at = articles.get(ends[place])?.publishedAt ?? null
      return at === null ? null : localDay(at)
    }
    return all.map((paper, place) => ({
      ...this.named(paper),
      first: dayAt(2 * place),
      last: dayAt(2 * place + 1),
    }))
  }
}
