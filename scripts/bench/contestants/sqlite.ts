import { createRequire } from 'node:module'
import { versionOf } from './version.js'

/** The few calls that the bench needs of an SQLite. */
export interface Sqlite {
  /** Name and version of this SQLite. */
  label: string
  exec(sql: string): void
  prepare(sql: string): { all(...values: SqliteValue[]): SqliteRow[] }
  close(): void
}

export type SqliteValue = string | number
export type SqliteRow = Record<string, unknown>

/** What `node:sqlite` and better-sqlite3 have in common. */
interface Database {
  exec(sql: string): void
  prepare(sql: string): { all(...values: SqliteValue[]): unknown[]; run(...values: SqliteValue[]): unknown }
  close(): void
}

function isSelect(sql: string): boolean {
  return /^\s*select\b/i.test(sql)
}

function adapt(label: string, database: Database): Sqlite {
  return {
    label,
    exec: (sql) => void database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql)
      if (isSelect(sql)) return { all: (...values) => statement.all(...values) as SqliteRow[] }
      return {
        all(...values) {
          statement.run(...values)
          return []
        },
      }
    },
    close: () => database.close(),
  }
}

/** Built into Node since 22.5. */
async function openNodeSqlite(file: string): Promise<Sqlite> {
  const name: string = 'node:sqlite'
  const { DatabaseSync } = (await import(name)) as { DatabaseSync: new (file: string) => Database }
  return adapt(`node:sqlite of Node ${process.versions.node}`, new DatabaseSync(file))
}

/** Not a dependency of the project, since it needs a compiler; `require` also finds it on NODE_PATH. */
async function openBetterSqlite(file: string): Promise<Sqlite> {
  const require = createRequire(import.meta.url)
  const BetterSqlite = require('better-sqlite3') as new (file: string) => Database
  return adapt(`better-sqlite3 ${versionOf('better-sqlite3')}`, new BetterSqlite(file))
}

async function openWasmSqlite(file: string): Promise<Sqlite> {
  const { default: sqlite } = await import('node-sqlite3-wasm')
  const database = new sqlite.Database(file)
  return {
    label: `node-sqlite3-wasm ${versionOf('node-sqlite3-wasm')}`,
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql)
      return { all: (...values) => statement.all(values) }
    },
    close: () => database.close(),
  }
}

/**
 * The fastest SQLite that can be loaded: Node's own, otherwise better-sqlite3 if installed, otherwise WebAssembly.
 * @throws when none can be loaded
 */
export async function openSqlite(file: string): Promise<Sqlite> {
  const reasons: string[] = []
  for (const open of [openNodeSqlite, openBetterSqlite, openWasmSqlite]) {
    try {
      return await open(file)
    } catch (error) {
      reasons.push((error as Error).message.split('\n')[0])
    }
  }
  throw new Error(`No SQLite can be loaded: ${reasons.join('; ')}`)
}
