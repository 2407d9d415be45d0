import type { DeskAnalysis } from '../../search/desk/types.js'
import { agencyHref } from '../urls/links.js'
import { presentSummaryJson, type SummaryJson } from './json.js'

/** What `POST /api/v1/drafts/analysis` answers. */
export interface DeskJson extends Omit<
  DeskAnalysis,
  'article' | 'related' | 'coverage' | 'copies' | 'overlaps' | 'agencies'
> {
  article: SummaryJson | null
  related: SummaryJson[]
  coverage: SummaryJson[]
  copies: (Omit<DeskAnalysis['copies'][number], 'article'> & { article: SummaryJson })[]
  overlaps: (Omit<DeskAnalysis['overlaps'][number], 'article'> & { article: SummaryJson })[]
  agencies: (DeskAnalysis['agencies'][number] & { href: string })[]
}

export function presentDeskJson(analysis: DeskAnalysis): DeskJson {
  const { article, related, coverage, copies, overlaps, agencies, ...more } = analysis
  return {
    article: article === null ? null : presentSummaryJson(article),
    related: related.map(presentSummaryJson),
    coverage: coverage.map(presentSummaryJson),
    copies: copies.map((copy) => ({ ...copy, article: presentSummaryJson(copy.article) })),
    overlaps: overlaps.map((overlap) => ({ ...overlap, article: presentSummaryJson(overlap.article) })),
    agencies: agencies.map((agency) => ({ ...agency, href: agencyHref(agency.id) })),
    ...more,
  }
}
