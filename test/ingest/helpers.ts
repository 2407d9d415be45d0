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

export interface ReadAll {
  read: ReadArticle[]
  articles: Article[]
  rejections: Rejection[]
}

/** Everything that `readArticles` yields. */
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
