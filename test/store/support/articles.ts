import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Article } from '../../../src/article.js'
import type { ArticleLog, LogEntry } from '../../../src/article-log.js'

/** An article of our own; any field can be overridden. */
export function makeArticle(id: string, fields: Partial<Article> = {}): Article {
  return {
    id,
    url: null,
    source: 'baosongla.example',
    province: 'Thái Bình',
    kicker: '',
    title: `Xã Sông Lá trồng thêm rừng ngập mặn (${id})`,
    lead: 'Hơn ba trăm đoàn viên tham gia.',
    body: ['Sáng 12/3, xã Sông Lá ra quân trồng rừng.', `Đợt này trồng ${id.length} héc-ta.`],
    captions: [],
    author: 'Lê Minh Khuê',
    publishedAt: '2024-03-12T08:30:00+07:00',
    datePrecision: 'minute',
    dateSource: 'page',
    modifiedAt: null,
    category: 'Môi trường',
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
    ...fields,
  }
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The whole log after a sequence number, read in pages of `limit` entries. */
export async function entriesOf(log: Pick<ArticleLog, 'entriesAfter'>, after = 0, limit = 7): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (;;) {
    const page = await log.entriesAfter(entries.at(-1)?.sequence ?? after, limit)
    entries.push(...page)
    if (page.length < limit) return entries
  }
}
