import type { Article } from '../article.js'
import type { Clock } from '../config.js'
import { localTime } from '../text/dates.js'
import { ingest, type ArticleSink, type PutOutcome } from './taking-in.js'
import type { ReadArticle } from './index.js'
import { problemsOfRecord, type FieldProblem } from './records.js'
import { RejectedRecord, type Rejection } from './rejection.js'
import { toArticle, type Describer } from './to-article.js'

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
 * What became of a record that was pushed. `rejected`: it is no article; `foreign`: it, or the article that has its id,
 * is of another source than the key allows; `conflict`: another article has its id.
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

/** A record that is refused before it is put. */
class Refused extends Error {
  constructor(
    readonly outcome: 'rejected' | 'foreign',
    readonly problems: FieldProblem[],
  ) {
    super(outcome)
  }
}

/** Takes what programs push into an article store. */
export function createIntake(store: IntakeStore, gazetteer: Describer, clock: Clock): Intake {
  const isForeign = (article: Article | null, source: string | null): boolean =>
    article !== null && source !== null && article.source !== source

  function read({ line, text }: Line, { id, source }: Push): ReadArticle {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw new Refused('rejected', [notAnArticle])
    }
    const problems = problemsOfRecord(value)
    if (problems.length > 0) throw new Refused('rejected', problems)
    const record = value as { id?: string | null; source?: string | null }
    if (id !== null && (record.id ?? id) !== id) throw new Refused('rejected', [{ field: 'id', isUnknown: false }])
    if (source !== null && (record.source ?? source) !== source) throw new Refused('foreign', [])
    const stated = { ...record, id: id ?? record.id, source: source ?? record.source }
    const file = ''
    try {
      const made = toArticle({ file, line, content: { kind: 'json', value: stated } }, gazetteer)
      if (isForeign(store.article(made.article.id), source)) throw new Refused('foreign', [])
      return { ...made, file, line }
    } catch (error) {
      if (!(error instanceof RejectedRecord)) throw error
      throw new Refused('rejected', [{ field: error.field ?? '', isUnknown: false }])
    }
  }

  return {
    async push(push) {
      const text = new TextDecoder('utf-8').decode(push.body)
      const lines = push.id === null ? linesOf(text) : [{ line: 1, text }]
      if (lines.length > mostPushed) return null
      const results = new Map<number, Pushed>()
      async function* records(): AsyncGenerator<ReadArticle | { rejection: Rejection }> {
        for (const line of lines) {
          try {
            yield read(line, push)
          } catch (error) {
            if (!(error instanceof Refused)) throw error
            const { outcome, problems } = error
            results.set(line.line, { line: line.line, id: push.id, outcome, problems })
          }
        }
      }
      await ingest(records(), store, {
        outcomes: ({ line, article }, outcome) =>
          results.set(line!, { line: line!, id: article.id, outcome, problems: [] }),
        rejects: ({ line }) => {
          if (results.has(line!)) return
          results.set(line!, { line: line!, id: push.id, outcome: 'rejected', problems: [notAnArticle] })
        },
      })
      return lines.map(({ line }) => results.get(line)!)
    },

    async withdraw(id, reason, source) {
      const article = store.article(id)
      if (article === null) return 'missing'
      if (isForeign(article, source)) return 'foreign'
      const at = `${localTime(clock())}+07:00`
      return (await store.withdraw(id, { at, reason })) ? 'withdrawn' : 'missing'
    },
  }
}
