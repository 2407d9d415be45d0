import type { SearchEngine } from '../../src/engine/reading.js'
import type { Vocabulary } from '../../src/engine/vocabulary.js'

/** The engine calls behind one question. */
export interface CallCount {
  calls: number
  /**
   * The longest chain of calls that waited for each other: a call that starts after another has ended is one deeper.
   */
  inSeries: number
}

/** An engine and its vocabulary that count their calls. */
export class CountedCalls {
  private calls = 0
  /** How deep a call that starts now would be. */
  private depth = 1
  private deepest = 0
  readonly engine: SearchEngine
  readonly vocabulary: Vocabulary

  constructor(engine: SearchEngine, vocabulary: Vocabulary) {
    this.engine = this.counting(engine)
    this.vocabulary = this.counting(vocabulary)
  }

  /** Counts the calls of one question, asked while no other is running. */
  async of(ask: () => Promise<unknown>): Promise<CallCount> {
    this.calls = 0
    this.depth = 1
    this.deepest = 0
    await ask()
    return { calls: this.calls, inSeries: this.deepest }
  }

  private counting<T extends object>(part: T): T {
    return new Proxy(part, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver)
        if (typeof value !== 'function') return value
        return async (...args: unknown[]): Promise<unknown> => {
          const depth = this.depth
          this.calls++
          this.deepest = Math.max(this.deepest, depth)
          // Simulates a remote engine, so that calls that do not depend on each other overlap.
          await new Promise((resolve) => setTimeout(resolve, 5))
          const answer: unknown = await Reflect.apply(value as (...args: unknown[]) => unknown, target, args)
          this.depth = Math.max(this.depth, depth + 1)
          return answer
        }
      },
    })
  }
}
