import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Article } from '../../src/article.js'
import { readArticles, type ReadArticle, type Rejection } from '../../src/ingest/index.js'
import type { Describer } from '../../src/ingest/to-article.js'

/** A gazetteer that knows one agency, for tests that are not about recognition. */
export const smallGazetteer: Describer = {
  describe: ({ title }) => {
    const agencies = title.includes('Sở Y tế') ? ['so-y-te'] : []
    return { agencies, principal: agencies, province: null }
  },
}

/** Writes files into a new temporary folder and gives its path. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'timtin-ingest-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  return folder
}

export interface ReadAll {
  read: ReadArticle[]
  articles: Article[]
  rejections: Rejection[]
}

/** Everything that `readArticles` gives. */
export async function readAll(paths: string[], gazetteer: Describer = smallGazetteer): Promise<ReadAll> {
  const read: ReadArticle[] = []
  const rejections: Rejection[] = []
  for await (const result of readArticles(paths, { gazetteer })) {
    if ('rejection' in result) rejections.push(result.rejection)
    else read.push(result)
  }
  return { read, articles: read.map(({ article }) => article), rejections }
}

/** Lines of NDJSON. */
export const ndjson = (...records: unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
