import type { DeskAnalysis } from '../../search/desk/types.js'
import type { DeskJson } from '../api/answers/desk.js'
import { agencyHref } from '../urls/links.js'
import { presentSummaryJson } from './json.js'

/** The answer of `POST /api/v1/drafts/analysis`. */
export function presentDeskJson(analysis: DeskAnalysis): DeskJson {
  const { article, related, coverage, copies, overlaps, agencies, ...more } = analysis
  return {
    article: article && presentSummaryJson(article),
    related: related.map(presentSummaryJson),
    coverage: coverage.map(presentSummaryJson),
    copies: copies.map((copy) => ({ ...copy, article: presentSummaryJson(copy.article) })),
    overlaps: overlaps.map((overlap) => ({ ...overlap, article: presentSummaryJson(overlap.article) })),
    agencies: agencies.map((agency) => ({ ...agency, href: agencyHref(agency.id) })),
    ...more,
  }
}
