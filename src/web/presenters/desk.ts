import type { DeskAnalysis, DeskNote, NamedThing } from '../../search/desk/types.js'
import { charactersRead } from '../../search/desk/draft.js'
import { overlapSyllables } from '../../search/desk/passages.js'
import type { ArticleSummary, Part } from '../../search/types.js'
import { boxAsHtml, boxAsJson, boxAsMarkdown, escapeHtml, type Box } from '../formats/box.js'
import type { BoxChoice } from '../params/desk-form.js'
import type { DeskQuestion } from '../params/desk-request.js'
import type { Labels } from './labels.js'
import type { Directory } from '../parts.js'
import { agencyHref, articleHref, safeHref, widgetPath } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { briefDate } from './dates.js'
import { categoryLink, presentSummary, type SummaryModel } from './summary.js'
import { count, type Link } from './text.js'

/** What an editor asked for, and the result. */
export interface DeskState {
  /** null: nothing has been asked yet. */
  subject: DeskQuestion | null
  problem: 'empty-draft' | 'no-such-article' | null
  analysis: DeskAnalysis | null
  choice: BoxChoice
  /** The ticked articles. */
  chosen: ArticleSummary[]
}

/** An article that can be ticked. */
export interface TickModel extends SummaryModel {
  boxId: string
  checked: boolean
}

export interface CopyModel extends TickModel {
  /** How much is shared, in words. */
  share: string
  passages: Part[][]
}

/** Something that is named, with the number of mentions if there are several. */
export interface NamedModel extends Link {
  times: string | null
}

/** The box in one format, shown in a field to copy from. */
export interface SnippetModel {
  id: string
  label: string
  text: string
  rows: number
}

export interface DeskModel {
  /** Contents of the form's fields. */
  draft: { title: string; lead: string; body: string }
  address: string
  problem: { field: 'draft' | 'address'; text: string } | null
  read: string
  results: DeskResults | null
}

export interface DeskResults {
  /** Id of the form that the checkboxes belong to. */
  form: 'ban-thao' | 'bai-co-san'
  article: SummaryModel | null
  summary: string
  notes: string[]
  copies: CopyModel[]
  overlaps: CopyModel[]
  /** Explains what an overlap is. */
  overlapNote: string
  coverage: TickModel[]
  related: TickModel[]
  named: { title: string; items: NamedModel[] }[]
  keywords: Link[]
  /** The keywords on one line, for the keyword field of a CMS. */
  keywordLine: string
  categories: (Link & { share: string })[]
  heading: string
  /** The box that was requested: null if none was; `snippets` is empty if no article was ticked. */
  box: { snippets: SnippetModel[]; items: SummaryModel[] } | null
  /** How to embed the box of an article; null for a draft. */
  embed: SnippetModel | null
}

const problems: Record<NonNullable<DeskState['problem']>, DeskModel['problem']> = {
  'empty-draft': {
    field: 'draft',
    text: 'Bản thảo chưa có chữ nào. Hãy dán bản thảo vào ô Nội dung, hoặc ít nhất gõ tiêu đề.',
  },
  'no-such-article': {
    field: 'address',
    text: 'Kho tin không có bài ở địa chỉ này. Dùng được: địa chỉ trang của bài tại đây, mã bài, hoặc địa chỉ bài gốc đã được nạp vào kho. Bài chưa nạp thì dán nội dung vào ô bản thảo.',
  },
}

const notes: Record<DeskNote, string> = {
  cut: `Bản thảo dài hơn ${count(charactersRead)} ký tự; chỉ phần đầu được đọc để tìm và so.`,
  short: 'Bản thảo rất ngắn, nên kết quả có thể chưa sát. Thêm sapo hoặc vài đoạn để tìm tốt hơn.',
  foreign: 'Bản thảo có vẻ không phải tiếng Việt có dấu. Kho chỉ có tin tiếng Việt, nên kết quả có thể không sát.',
  'no-body': 'Bài không có phần nội dung; kết quả chỉ dựa vào tiêu đề và sapo.',
}

const percent = (share: number) => `${Math.round(share * 100)}%`

function searchLink(text: string): Link {
  return { label: text, href: SearchUrl.of({ q: `"${text.replaceAll('"', '')}"` }).href }
}

function named(title: string, items: readonly (Link & { count: number })[]): DeskResults['named'] {
  const models = items.map(({ label, href, count: times }) => ({
    label,
    href,
    times: times > 1 ? `${count(times)} lần` : null,
  }))
  return models.length === 0 ? [] : [{ title, items: models }]
}

function namedIn({ agencies, people, documents, provinces }: DeskAnalysis, gazetteer: Directory): DeskResults['named'] {
  const searched = (things: readonly NamedThing[]) =>
    things.map(({ name, count: times }) => ({ ...searchLink(name), count: times }))
  return [
    ...named(
      'Cơ quan',
      agencies.map(({ id, name, count: times }) => ({ label: name, href: agencyHref(id), count: times })),
    ),
    ...named('Người', searched(people)),
    ...named(
      'Văn bản',
      documents.map(({ name, number, count: times }) => ({ ...searchLink(number), label: name, count: times })),
    ),
    ...named(
      'Tỉnh, thành phố',
      provinces
        .filter(({ name }) => gazetteer.province(name) !== null)
        .map(({ name, count: times }) => ({
          label: name,
          href: SearchUrl.of({ provinces: [name] }).href,
          count: times,
        })),
    ),
  ]
}

/**
 * A box of articles, each linked to its original or, if the original's address is unknown, to its page on this site.
 */
function boxOf(heading: string, articles: readonly ArticleSummary[], site: string, labels: Labels): Box {
  return {
    heading,
    items: articles.map((article) => ({
      title: article.title,
      url: safeHref(article.url) ?? site + articleHref(article),
      date: briefDate(article),
      source: labels.source(article.source, article.url),
    })),
  }
}

function snippet(id: string, label: string, text: string): SnippetModel {
  return { id, label, text, rows: Math.min(12, text.trimEnd().split('\n').length) }
}

function snippetsOf(box: Box): SnippetModel[] {
  if (box.items.length === 0) return []
  return [
    snippet('hop-html', 'HTML', boxAsHtml(box)),
    snippet('hop-markdown', 'Markdown', boxAsMarkdown(box)),
    snippet('hop-json', 'JSON', boxAsJson(box)),
  ]
}

function embedOf(article: ArticleSummary | null, site: string): SnippetModel | null {
  if (article === null) return null
  const lines = [
    `<div data-tin-cung-chuyen-muc="${escapeHtml(article.id)}" data-so-bai="5"></div>`,
    `<script async src="${escapeHtml(site + widgetPath)}"></script>`,
    '',
  ]
  return snippet('ma-nhung', 'Mã nhúng', lines.join('\n'))
}

function presentResults(state: DeskState, analysis: DeskAnalysis, gazetteer: Directory, site: string): DeskResults {
  const ticked = new Set(state.chosen.map(({ id }) => id))
  const tick = (article: ArticleSummary): TickModel => ({
    ...presentSummary(article, gazetteer),
    boxId: `bai-${article.id}`,
    checked: ticked.has(article.id),
  })
  const { heading, wanted } = state.choice
  const box = {
    items: state.chosen.map((article) => presentSummary(article, gazetteer)),
    snippets: snippetsOf(boxOf(heading, state.chosen, site, gazetteer.labels)),
  }
  return {
    form: analysis.article === null ? 'ban-thao' : 'bai-co-san',
    article: analysis.article === null ? null : presentSummary(analysis.article, gazetteer),
    summary: `Đã đọc ${count(analysis.syllables)} tiếng.`,
    notes: analysis.notes.map((note) => notes[note]),
    copies: analysis.copies.map(({ article, share, passages }) => ({
      ...tick(article),
      share: `Trùng ${percent(share)}`,
      passages,
    })),
    overlaps: analysis.overlaps.map(({ article, syllables, passages }) => ({
      ...tick(article),
      share: `Trùng ${count(syllables)} tiếng liền`,
      passages,
    })),
    overlapNote: `Không trùng cả bài, nhưng có đoạn giống nhau từ ${count(overlapSyllables)} tiếng liền trở lên.`,
    coverage: analysis.coverage.map(tick),
    related: analysis.related.map(tick),
    named: namedIn(analysis, gazetteer),
    keywords: analysis.keywords.map(searchLink),
    keywordLine: analysis.keywords.join(', '),
    categories: analysis.categories.flatMap(({ name, share }) => {
      const link = categoryLink(name, gazetteer.labels)
      return link === null ? [] : [{ ...link, share: percent(share) }]
    }),
    heading,
    box: wanted ? box : null,
    embed: embedOf(analysis.article, site),
  }
}

/** @param site scheme and host of this site */
export function presentDesk(state: DeskState, gazetteer: Directory, site: string): DeskModel {
  const { subject, problem, analysis } = state
  return {
    draft: subject !== null && 'pasted' in subject ? subject.pasted : { title: '', lead: '', body: '' },
    address: subject !== null && 'address' in subject ? subject.address : '',
    problem: problem === null ? null : problems[problem],
    read: count(charactersRead),
    results: analysis === null ? null : presentResults(state, analysis, gazetteer, site),
  }
}
