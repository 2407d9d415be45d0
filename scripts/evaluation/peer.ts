/** What ranking is compared with: plain BM25 over syllables and their pairs, with no knowledge of Vietnamese at all. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ReadArticle } from '../../src/evaluation/units.js'
import { withoutDiacritics } from '../../src/evaluation/variants.js'
import { openSqlite, type Sqlite } from '../shared/sqlite.js'

/** Change it with anything that changes the peer's answers. */
const version = 1
/** Size of the page cache in kilobytes: most of the index of 150,000 articles. */
const cacheKilobytes = 1 << 20

const schema = `
  pragma locking_mode = exclusive;
  pragma journal_mode = off;
  pragma synchronous = off;
  pragma cache_size = -${cacheKilobytes};
  create virtual table articles using fts5(
    terms, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '=_'"
  );
`

/** The terms of a text: each syllable without diacritics and as written ("="), and every two adjacent ones ("_"). */
export function peerTerms(text: string): string[] {
  const written =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const bare = written.map(withoutDiacritics)
  const pairs = bare.slice(1).map((syllable, at) => `${bare[at]}_${syllable}`)
  return [...bare, ...written.map((syllable) => `=${syllable}`), ...pairs]
}

/** Answers that are kept with an archive, since those of the same articles never change. */
interface Kept {
  of: string
  answers: Record<string, string[]>
}

function digestOf(articles: readonly ReadArticle[]): string {
  const hash = createHash('sha256').update(String(version))
  for (const { id, texts } of articles) hash.update(JSON.stringify([id, texts]))
  return hash.digest('hex')
}

function readKept(file: string, of: string): Kept {
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept
    if (kept.of === of) return kept
  }
  return { of, answers: {} }
}

export interface Peer {
  search(query: string, limit: number): Promise<string[]>
  /** Keeps the answers for the next evaluation of the same articles. */
  close(): void
}

async function fill(file: string, articles: readonly ReadArticle[]): Promise<Sqlite> {
  const sqlite = await openSqlite(file)
  sqlite.exec(schema)
  sqlite.exec('begin')
  const insert = sqlite.prepare('insert into articles (rowid, terms) values (?, ?)')
  articles.forEach(({ texts }, at) => insert.all(at + 1, texts.flatMap(peerTerms).join(' ')))
  sqlite.exec('commit')
  sqlite.exec(`insert into articles(articles) values ('optimize')`)
  return sqlite
}

/**
 * SQLite FTS5, asked for any of a query's terms and ranked by its bm25(). Its index is built when the first query comes
 * that was not answered before, in a temporary folder.
 * @param articles all articles of the archive, in an order that does not depend on how it was built
 * @param keptIn file for its answers
 * @param say receives a message before the index is built
 */
export function openPeer(articles: readonly ReadArticle[], keptIn: string, say: (line: string) => void): Peer {
  const kept = readKept(keptIn, digestOf(articles))
  const scratch = mkdtempSync(path.join(tmpdir(), 'timtin-peer-'))
  let sqlite: Sqlite | null = null
  let top: ReturnType<Sqlite['prepare']> | null = null
  const prepared = async () => {
    if (top !== null) return top
    say('indexing for the peer')
    sqlite = await fill(path.join(scratch, 'peer.db'), articles)
    return (top = sqlite.prepare('select rowid from articles where articles match ? order by rank limit ?'))
  }
  return {
    async search(query, limit) {
      const terms = [...new Set(peerTerms(query))]
      if (terms.length === 0) return []
      const key = `${limit} ${query}`
      if (kept.answers[key] === undefined) {
        const rows = (await prepared()).all(terms.map((term) => `"${term}"`).join(' OR '), limit)
        kept.answers[key] = rows.map(({ rowid }) => articles[Number(rowid) - 1].id)
      }
      return kept.answers[key]
    },
    close() {
      sqlite?.close()
      rmSync(scratch, { recursive: true, force: true })
      const unfinished = `${keptIn}.${process.pid}`
      writeFileSync(unfinished, JSON.stringify(kept))
      renameSync(unfinished, keptIn)
    },
  }
}
