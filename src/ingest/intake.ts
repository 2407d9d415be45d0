import type { Article } from '../article.js'
import type { Clock } from '../config.js'
import { localTime } from '../text/dates.js'
import { isHostName, isOnHost } from '../text/hosts.js'
import { ingest, type ArticleSink, type PutOutcome } from './taking-in.js'
import type { ReadArticle } from './index.js'
import { problemsOfRecord, type FieldProblem } from './records.js'
import type { PageReader } from './reading/page-reader.js'
import type { SourceRecord } from './source-record.js'

/** Most records in one batch: what is stored within some seconds, so that the program that sent it does not give up. */
export const mostPushed = 1000

/** What a program sends: one article, whose id its address states, or a batch of them as NDJSON. */
export interface Push {
  /** JSON in UTF-8. */
  body: Uint8Array
  /** The id that the record must have; null for a batch. */
  id: string | null
  /** The only source whose articles may be changed; null: any. */
  source: string | null
}

/**
 * What became of a record that was pushed. `rejected`: it is no article; `foreign`: it, its
 * address, or the article that has its id or address, is of another source than the key allows; `conflict`: another article has its id
 * or address.
 */
export type PushOutcome = PutOutcome | 'rejected' | 'foreign'

export interface Pushed {
  /** From 1. */
  line: number
  id: string | null
  outcome: PushOutcome
  /** The fields that are wrong, when the outcome is `rejected`. */
  problems: FieldProblem[]
}

/** What was withdrawn, or why not. */
export type WithdrawOutcome = 'withdrawn' | 'missing' | 'foreign'

/** The archive as programs change it. */
export interface Intake {
  /**
   * Puts the articles into the archive; those that are refused leave the others as they are.
   * @returns what became of each record, in order; null when the batch has more than `mostPushed`
   * @throws TimtinError those of the store; what was stored before stays stored
   */
  push(push: Push): Promise<Pushed[] | null>
  /**
   * Withdraws an article.
   * @param source the only source whose articles may be withdrawn; null: any
   * @throws TimtinError those of the store
   */
  withdraw(id: string, reason: string, source: string | null): Promise<WithdrawOutcome>
}

/** The store as `Intake` needs it. */
export interface IntakeStore extends ArticleSink {
  has(id: string): boolean
  withdraw(id: string, withdrawal: { at: string; reason: string }): Promise<boolean>
}

/** A record before it is an article: its line, and what it says. */
interface Line {
  line: number
  text: string
}

function linesOf(body: string): Line[] {
  return body
    .split('\n')
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '')
}

const notAnArticle: FieldProblem = { field: '', isUnknown: false }

/** Takes what programs push into an article store. */
export function createIntake(store: IntakeStore, reader: PageReader, clock: Clock): Intake {
  /** Whether an article is not of a source. Of a damaged one it is not known whose it was. */
  const isForeign = (id: string, source: string | null): boolean =>
    source !== null && store.has(id) && store.readable(id)?.source !== source

  /** Whether an article would take the id or the address of one that is not of the source. */
  async function takesFromOther({ id, url }: Pick<Article, 'id' | 'url'>, source: string | null): Promise<boolean> {
    if (source === null) return false
    if (isForeign(id, source)) return true
    if (url === null) return false
    if (isHostName(source) && !isOnHost(url, source)) return true
    const known = await store.idOfAddress(url)
    return known !== null && isForeign(known, source)
  }

  /** Checks what can be seen of a record before it is read. @returns the record to read, or why it is refused */
  function check({ line, text }: Line, { id, source }: Push): SourceRecord | Pushed {
    const refused = (problems: FieldProblem[]): Pushed => ({ line, id, outcome: 'rejected', problems })
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return refused([notAnArticle])
    }
    const problems = problemsOfRecord(value)
    if (problems.length > 0) return refused(problems)
    const record = value as { id?: string | null; source?: string | null }
    if (id !== null && (record.id ?? id) !== id) return refused([{ field: 'id', isUnknown: false }])
    if (source !== null && (record.source ?? source) !== source) return { ...refused([]), outcome: 'foreign' }
    const stated = { ...record, id: id ?? record.id, source: source ?? record.source }
    return { file: '', line, content: { kind: 'json', value: stated } }
  }

  return {
    async push(push) {
      const text = new TextDecoder('utf-8').decode(push.body)
      const lines = push.id === null ? linesOf(text) : [{ line: 1, text }]
      if (lines.length > mostPushed) return null
      const checked = lines.map((line) => check(line, push))
      const results = new Map<number, Pushed>()
      for (const result of checked) if ('outcome' in result) results.set(result.line, result)
      const read = await reader.read(checked.filter((record): record is SourceRecord => !('outcome' in record)))
      const refuse = (line: number, outcome: PushOutcome, problems: FieldProblem[] = []) =>
        results.set(line, { line, id: push.id, outcome, problems })
      async function* articles(): AsyncGenerator<ReadArticle> {
        for (const { line } of lines.filter(({ line }) => !results.has(line))) {
          const made = read.shift()!
          if ('reason' in made) refuse(line, 'rejected', [{ field: made.field ?? '', isUnknown: false }])
          else if (await takesFromOther(made.article, push.source)) refuse(line, 'foreign')
          else yield { ...made, file: '', line }
        }
      }
      await ingest(articles(), store, {
        outcomes: ({ line, article }, outcome) =>
          results.set(line!, { line: line!, id: article.id, outcome, problems: [] }),
        rejects: ({ line }) => {
          if (!results.has(line!)) refuse(line!, 'rejected', [notAnArticle])
        },
      })
      return lines.map(({ line }) => results.get(line)!)
    },

    async withdraw(id, reason, source) {
      if (!store.has(id)) return 'missing'
      if (isForeign(id, source)) return 'foreign'
      const at = `${localTime(clock())}+07:00`
      return (await store.withdraw(id, { at, reason })) ? 'withdrawn' : 'missing'
    },
  }
}
