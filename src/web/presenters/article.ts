import { say, type Label } from '../language/say.js'
import type { Article, Medium } from '../../article.js'
import type { LocalDay } from '../../engine/query.js'
import { localDay } from '../../text/dates.js'
import type { PictureMode } from '../../picture-modes.js'
import type { Directory } from '../parts.js'
import type { ArticleView, MarkedArticle, Part } from '../../search/types.js'
import type { InSearchModel } from './in-search.js'
import { inParagraphs } from './paragraphs.js'
import { agencyHref, dateHref, documentHref, provinceHref, safeHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { presentChanges, type ChangeModel } from './changes.js'
import { presentCitation, type CitationModel } from './citation.js'
import { fullDate, shortDate, type DateText } from './dates.js'
import { presentEntry } from './entry.js'
import { presentArticlePictures, type ArticlePictures } from './pictures.js'
import { presentCopies, presentSummary, type CopiesModel, type SummaryModel } from './summary.js'
import { count, type Link } from './text.js'
import { presentStoryBlock, type StoryModel } from './story.js'

export interface MediumModel {
  kind: string
  name: string
  href: string | null
  caption: string | null
}

/** What an article's page shows. */
export interface ArticleModel extends Omit<SummaryModel, 'province' | 'picture'>, Omit<ArticlePictures, 'others'> {
  /** A note if the date was not printed on the page. */
  dateNote: string | null
  /** When it was last changed, as its source or a correction says. */
  modified: DateText | null
  changes: ChangeModel[]
  day: Link | null
  titleParts: Part[]
  leadParts: Part[]
  /** By paragraph. */
  body: Part[][]
  /** Its place among the results of the search from which it was opened, if it was. */
  inSearch: InSearchModel | null
  author: string | null
  views: string | null
  original: string | null
  province: Link | { label: string; href: null } | null
  media: MediumModel[]
  captions: string[]
  agencies: Link[]
  keywords: Link[]
  relatedTitles: Link[]
  citation: CitationModel
  copies: CopiesModel | null
  /** "Diễn biến"; null for an event with too few articles. */
  story: StoryModel | null
  documents: Link[]
  related: SummaryModel[]
  previousOfDay: SummaryModel | null
  nextOfDay: SummaryModel | null
}

/** What the search says of an article that was opened from its results. */
export interface OpenedFromSearch {
  marked: MarkedArticle | null
  inSearch: InSearchModel | null
}

function unmarked({ title, lead, body }: Article): MarkedArticle {
  const plain = (text: string) => [{ text, match: false }]
  return { title: plain(title), lead: plain(lead), body: body.map(plain) }
}

const mediumKinds: Record<Medium['kind'], Label> = { image: 'Ảnh', audio: 'Âm thanh', video: 'Video' }

const dateNotes: Record<NonNullable<Article['dateSource']>, Label | null> = {
  page: null,
  meta: null,
  url: 'ngày lấy từ địa chỉ bài',
  text: 'ngày lấy từ nội dung bài',
}

function presentMedium({ kind, url, caption }: Medium): MediumModel {
  const name = url.split(/[?#]/, 1)[0].split('/').at(-1) || url
  return { kind: say(mediumKinds[kind]), name, href: safeHref(url), caption }
}

function searchLink(label: string, q: string): Link {
  return { label, href: SearchUrl.of({ q }).href }
}

function provinceOf(name: string, gazetteer: Directory): ArticleModel['province'] {
  return gazetteer.province(name) ? { label: name, href: provinceHref(name) } : { label: name, href: null }
}

/**
 * What an article's page shows. Captions already attached to a picture or video are not listed again.
 * @param site scheme and host (`address`) and name of this site, for the citation
 * @param today the day on which the article is read
 * @param mode what becomes of pictures that are not kept
 */
export function presentArticle(
  view: ArticleView,
  gazetteer: Directory,
  site: { address: string; name: string },
  today: LocalDay,
  mode: PictureMode,
  { marked, inSearch }: OpenedFromSearch = { marked: null, inSearch: null },
): ArticleModel {
  const { article } = view
  const text = marked ?? unmarked(article)
  const { picture: _, ...summary } = presentSummary(article, gazetteer)
  const { others, ...pictures } = presentArticlePictures(view, mode)
  const day = article.publishedAt && localDay(article.publishedAt)
  const dateNote = article.dateSource === null ? null : dateNotes[article.dateSource]
  const shown = new Set(article.media.map((medium) => medium.caption))
  return {
    ...summary,
    ...pictures,
    date: fullDate(article),
    dateNote: dateNote === null ? null : say(dateNote),
    modified: fullDate({ publishedAt: article.modifiedAt, datePrecision: 'minute' }),
    changes: presentChanges(article, view.revisions),
    day: day === null ? null : { label: say('Xem tin ngày {0}', shortDate(day)), href: dateHref(day) },
    titleParts: text.title,
    leadParts: text.lead,
    body: text.body.flatMap(inParagraphs),
    inSearch,
    author: article.author,
    views: article.views === null ? null : say('{0} lượt xem', count(article.views)),
    original: safeHref(article.url),
    province: article.province === null ? null : provinceOf(article.province, gazetteer),
    media: others.map(presentMedium),
    captions: article.captions.filter((caption) => !shown.has(caption)),
    agencies: view.agencies.map(({ id, name }) => ({ label: name, href: agencyHref(id) })),
    keywords: article.keywords.map((keyword) => searchLink(keyword, `"${keyword.replaceAll('"', '')}"`)),
    relatedTitles: article.relatedTitles.map((title) => searchLink(title, title)),
    citation: presentCitation(presentEntry(article, site.address, gazetteer), site.name, today),
    copies: presentCopies(
      view.copies,
      view.copies.length,
      (copies) => say('Bài này có {0} bản đăng lại', count(copies)),
      gazetteer,
    ),
    story: presentStoryBlock(article, view.story, gazetteer),
    documents: view.documents.map((document) => ({ label: document.title, href: documentHref(document) })),
    related: view.related.map((other) => presentSummary(other, gazetteer)),
    previousOfDay: view.previousOfDay === null ? null : presentSummary(view.previousOfDay, gazetteer),
    nextOfDay: view.nextOfDay === null ? null : presentSummary(view.nextOfDay, gazetteer),
  }
}
