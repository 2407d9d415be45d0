import type { Article } from '../../src/article.js'
import { readArticles, type ReadArticle, type ReadOptions, type Rejection } from '../../src/ingest/index.js'
import type { PageReader } from '../../src/ingest/reading/page-reader.js'
import { readOne } from '../../src/ingest/reading/read-one.js'
import { unpack } from '../../src/ingest/reading/unpacking.js'
import { nothingStated } from '../../src/ingest/source-record.js'
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
  /** What is told without anything being rejected. */
  notices: Rejection[]
}

/** A reader in the calling thread, for tests that are not about its bounds. */
export function readerHere(gazetteer: Describer = smallGazetteer, stated = nothingStated): PageReader {
  return {
    parallel: 1,
    read: (records) => Promise.resolve(records.map((record) => readOne(record, gazetteer, stated))),
    unpack,
    close: () => Promise.resolve(),
  }
}

/** Everything that `readArticles` yields. */
export async function readAll(
  paths: string[],
  gazetteer: Describer = smallGazetteer,
  options: Partial<ReadOptions> = {},
): Promise<ReadAll> {
  const read: ReadArticle[] = []
  const rejections: Rejection[] = []
  const notices: Rejection[] = []
  for await (const result of readArticles(paths, { reader: readerHere(gazetteer), ...options })) {
    if ('rejection' in result) (result.rejection.isNotice ? notices : rejections).push(result.rejection)
    else read.push(result)
  }
  return { read, articles: read.map(({ article }) => article), rejections, notices }
}

/** Lines of NDJSON. */
export const ndjson = (...records: unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
