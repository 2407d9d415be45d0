import type { PaperSummary, PaperView, SharedTexts } from '../../search/types.js'
import type { PaperJson, PapersJson } from '../api/answers/papers.js'
import { paperHref } from '../urls/links.js'

/** The answer of `/api/v1/sources`. */
export function presentPapersJson(papers: readonly PaperSummary[]): PapersJson {
  return { sources: papers.map((paper) => ({ ...paper, href: paperHref(paper.slug) })) }
}

const sharedJson = (shared: readonly SharedTexts[]) =>
  shared.map(({ paper, articles }) => ({ ...paper, href: paperHref(paper.slug), articles }))

/** The answer of `/api/v1/sources/{name}`. */
export function presentPaperJson({ reprints, ...paper }: PaperView): PaperJson {
  const { of, by, unclear } = reprints
  return {
    ...paper,
    href: paperHref(paper.slug),
    categories: paper.categories.map(({ value, count }) => ({ value, count })),
    reprints: { of: sharedJson(of), by: sharedJson(by), unclear: sharedJson(unclear) },
  }
}
