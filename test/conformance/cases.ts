import { expect, it } from 'vitest'
import type { ArticleLog } from '../../src/article-log.js'
import type { FacetGroups, SearchEngine } from '../../src/engine/reading.js'
import type { Vocabulary } from '../../src/engine/vocabulary.js'

/** An engine with its vocabulary. */
export interface OpenEngine {
  engine: SearchEngine
  vocabulary: Vocabulary
}

/** What the suite needs from an engine: an empty place, building from a log, and opening what was built. */
export interface EngineUnderTest {
  build(log: ArticleLog, full?: boolean): Promise<void>
  /** Opens the newest build; the suite closes it. @param groups facet groups; none if left out */
  open(groups?: FacetGroups): Promise<OpenEngine>
  dispose(): Promise<void>
}

/** Cases that an engine does not pass yet: name and reason. */
export type Pending = Readonly<Record<string, string>>

export const noGroups: FacetGroups = { agencies: [], provinces: [] }

/** The cases of one engine. A pending case must fail: as soon as it passes, it must be removed from the list. */
export function casesOf(engine: string, pending: Pending) {
  const seen = new Set<string>()
  return {
    check(name: string, test: () => Promise<void>): void {
      seen.add(name)
      if (name in pending) it.fails(`${name} (pending: ${pending[name]})`, test)
      else it(name, test)
    },
    checkEach<Row extends readonly [string, ...string[]]>(rows: readonly Row[]) {
      return (name: string, test: (...row: Row) => Promise<void>): void => {
        it.each(rows.map((row) => [...row] as unknown as Row))(name, test as never)
      }
    },
    /** Checks that every pending case exists in the suite, and prints the list. */
    checkPending(): void {
      const listed = Object.entries(pending)
      it(`passes all cases but ${listed.length} that are listed`, () => {
        for (const [name, reason] of listed) console.info(`pending on ${engine}: ${name}: ${reason}`)
        expect(listed.map(([name]) => name).filter((name) => !seen.has(name))).toEqual([])
      })
    },
  }
}

/** What all cases of one engine share. */
export interface Suite {
  create(): Promise<EngineUnderTest>
  cases: ReturnType<typeof casesOf>
}
