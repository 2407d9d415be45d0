import { say } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { ArticleSummary, Hit, Part } from '../../search/types.js'
import { agencyHref, articleHref, hitHref, paperHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { briefDate, type DateText } from './dates.js'
import type { Labels } from './labels.js'
import { presentThumbnail, withEarlyPictures, type PictureModel } from './pictures.js'
import { count, type Link } from './text.js'

/** An article in a list. */
export interface SummaryModel {
  id: string
  href: string
  kicker: string
  title: string
  lead: string
  date: DateText | null
  source: string
  /** Page of the paper; null where its name is not known. */
  sourceHref: string | null
  province: string | null
  category: Link | null
  /** Null where there is none. */
  picture: PictureModel | null
}

/** An article among the results of a search. */
export interface HitModel extends SummaryModel {
  titleParts: Part[]
  snippets: Part[][]
  agencies: Link[]
  /** Of a near match: words that it lacks, and words that it has apart though they belong together. */
  missing: string[]
  apart: string[]
  copies: CopiesModel | null
}

/** Near-copies of an article, folded under one line. */
export interface CopiesModel {
  label: string
  items: SummaryModel[]
  /** How many near-copies are not listed. */
  more: string | null
}

/** Agencies named under a hit; more would drown the snippet. */
const agenciesOfHit = 3

export function presentSummary(article: ArticleSummary, { labels }: Pick<Directory, 'labels'>): SummaryModel {
  return {
    id: article.id,
    href: articleHref(article),
    kicker: article.kicker,
    title: article.title,
    lead: article.lead,
    date: briefDate(article),
    source: labels.source(article.source, article.url),
    sourceHref: paperLink(article.source, labels),
    province: article.province,
    category: categoryLink(article.category, labels),
    picture: presentThumbnail(article.picture),
  }
}

/** Address of the page of a source's paper; null where nothing is known of the source. */
export function paperLink(code: string, labels: Labels): string | null {
  const slug = labels.paperSlug(code)
  return slug === null ? null : paperHref(slug)
}

/** Link to the search for all articles of a category. */
export function categoryLink(category: string | null, labels: Labels): Link | null {
  if (category === null) return null
  return { label: labels.category(category), href: SearchUrl.of({ categories: [category] }).href }
}

/** Links to agencies, labelled with their short names; ids that the gazetteer no longer has are left out. */
export function agencyLinks(ids: readonly string[], gazetteer: Directory): Link[] {
  return ids.flatMap((id) => {
    const agency = gazetteer.agency(id)
    return agency ? [{ label: agency.shortName, href: agencyHref(id) }] : []
  })
}

/**
 * Near-copies as a list that can be unfolded; null if there are none.
 * @param total how many there are; `copies` may be only the first of them
 */
export function presentCopies(
  copies: ArticleSummary[],
  total: number,
  label: (total: number) => string,
  directory: Pick<Directory, 'labels'>,
): CopiesModel | null {
  if (total === 0) return null
  const rest = total - copies.length
  return {
    label: label(total),
    items: copies.map((copy) => presentSummary(copy, directory)),
    more: rest > 0 ? say('và {0} bản nữa', count(rest)) : null,
  }
}

/** @param search whose result it is, so that its page can say so; null: a list that is no search */
export function presentHit(hit: Hit, gazetteer: Directory, search: SearchUrl | null = null): HitModel {
  return {
    ...presentSummary(hit, gazetteer),
    ...(search === null ? {} : { href: hitHref(hit, search) }),
    titleParts: hit.titleParts,
    snippets: hit.snippets,
    agencies: agencyLinks(hit.agencies.slice(0, agenciesOfHit), gazetteer),
    missing: hit.missing,
    apart: hit.apart.map((words) => `“${words}”`),
    copies: presentCopies(hit.copies, hit.copyCount, (copies) => say('và {0} bản đăng lại', count(copies)), gazetteer),
  }
}

/** The hits of a page, in order: those that come first have their pictures loaded at once. */
export function presentHits(hits: readonly Hit[], gazetteer: Directory, url?: SearchUrl): HitModel[] {
  return withEarlyPictures(hits.map((hit) => presentHit(hit, gazetteer, url)))
}
