import path from 'node:path'
import { foldedWords, peerDocuments } from '../peer-text.js'
import { hitsWanted, type Entrant } from './contestant.js'
import { openSqlite, type Sqlite } from './sqlite.js'

/** Size of the page cache in kilobytes, so that the whole database stays in memory, as Tìm Tin's index does. */
const cacheKilobytes = 1 << 20

const schema = `
  pragma locking_mode = exclusive;
  pragma journal_mode = off;
  pragma synchronous = off;
  pragma cache_size = -${cacheKilobytes};
  create virtual table articles using fts5(
    id unindexed, title, lead, body, tokenize = 'unicode61 remove_diacritics 2'
  );
`

async function fill(sqlite: Sqlite, dataFolder: string): Promise<void> {
  sqlite.exec(schema)
  sqlite.exec('begin')
  const insert = sqlite.prepare('insert into articles (id, title, lead, body) values (?, ?, ?, ?)')
  for await (const { id, title, lead, body } of peerDocuments(dataFolder)) insert.all(id, title, lead, body)
  sqlite.exec('commit')
  sqlite.exec(`insert into articles(articles) values ('optimize')`)
}

export const fts5: Entrant = {
  work: 'ten by bm25 and count(*); AND, then OR where AND finds nothing',
  limit: null,
  async open(dataFolder, scratchFolder) {
    const sqlite = await openSqlite(path.join(scratchFolder, 'fts5.db'))
    await fill(sqlite, dataFolder)
    const top = sqlite.prepare(`select id from articles where articles match ? order by rank limit ${hitsWanted}`)
    const count = sqlite.prepare('select count(*) as total from articles where articles match ?')
    const [{ version }] = sqlite.prepare('select sqlite_version() as version').all()
    const ask = (match: string) => ({
      ids: top.all(match).map(({ id }) => id as string),
      total: count.all(match)[0].total as number,
    })
    return {
      label: `SQLite ${version} FTS5, ${sqlite.label}`,
      search(query) {
        const words = foldedWords(query).map((word) => `"${word}"`)
        if (words.length === 0) return { ids: [], total: 0 }
        const strict = ask(words.join(' '))
        return strict.ids.length > 0 ? strict : ask(words.join(' OR '))
      },
      close: () => sqlite.close(),
    }
  },
}
