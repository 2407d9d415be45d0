import type { Article, Medium } from '../../article.js'
import type { LocalDay } from '../../engine/query.js'
import { localDay } from '../../text/dates.js'
import type { PictureMode } from '../../picture-modes.js'
import type { Directory } from '../parts.js'
import type { ArticleView } from '../../search/types.js'
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
  body: string[]
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

const mediumKinds: Record<Medium['kind'], string> = { image: 'Ảnh', audio: 'Âm thanh', video: 'Video' }

const dateNotes: Record<NonNullable<Article['dateSource']>, string | null> = {
  page: null,
  meta: null,
  url: 'ngày lấy từ địa chỉ bài',
  text: 'ngày lấy từ nội dung bài',
}

function presentMedium({ kind, url, caption }: Medium): MediumModel {
  const name = url.split(/[?#]/, 1)[0].split('/').at(-1) || url
  return { kind: mediumKinds[kind], name, href: safeHref(url), caption }
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
): ArticleModel {
  const { article } = view
  const { picture: _, ...summary } = presentSummary(article)
  const { others, ...pictures } = presentArticlePictures(view, mode)
  const day = article.publishedAt && localDay(article.publishedAt)
  const shown = new Set(article.media.map((medium) => medium.caption))
  return {
    ...summary,
    ...pictures,
    date: fullDate(article),
    dateNote: article.dateSource === null ? null : dateNotes[article.dateSource],
    modified: fullDate({ publishedAt: article.modifiedAt, datePrecision: 'minute' }),
    changes: presentChanges(article, view.revisions),
    day: day === null ? null : { label: `Xem tin ngày ${shortDate(day)}`, href: dateHref(day) },
    body: article.body,
    author: article.author,
    views: article.views === null ? null : `${count(article.views)} lượt xem`,
    original: safeHref(article.url),
    province: article.province === null ? null : provinceOf(article.province, gazetteer),
    media: others.map(presentMedium),
    captions: article.captions.filter((caption) => !shown.has(caption)),
    agencies: view.agencies.map(({ id, name }) => ({ label: name, href: agencyHref(id) })),
    keywords: article.keywords.map((keyword) => searchLink(keyword, `"${keyword.replaceAll('"', '')}"`)),
    relatedTitles: article.relatedTitles.map((title) => searchLink(title, title)),
    citation: presentCitation(presentEntry(article, site.address, gazetteer), site.name, today),
    copies: presentCopies(view.copies, view.copies.length, (copies) => `Bài này có ${count(copies)} bản đăng lại`),
    story: presentStoryBlock(article, view.story),
    documents: view.documents.map((document) => ({ label: document.title, href: documentHref(document) })),
    related: view.related.map(presentSummary),
    previousOfDay: view.previousOfDay === null ? null : presentSummary(view.previousOfDay),
    nextOfDay: view.nextOfDay === null ? null : presentSummary(view.nextOfDay),
  }
}
