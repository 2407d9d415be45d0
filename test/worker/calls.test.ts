import { describe, expect, it, vi } from 'vitest'
import type { ReadOptions } from '../../src/engine/reading.js'
import { TimtinError } from '../../src/errors.js'
import { Answering } from '../../src/worker/answering.js'
import { Asking, type CallLimits } from '../../src/worker/asking.js'
import type { Call, FromArchiveWorker, Patience, Services, ToArchiveWorker } from '../../src/worker/messages.js'

const suggesting = (text: string): Call => ({ service: 'search', method: 'suggest', args: [text, 5], options: {} })

/** The asking side, with the messages that it posts. */
function asker(limits: CallLimits = { calls: 3, milliseconds: 60_000 }) {
  const asking = new Asking<Call>(limits)
  const posted: ToArchiveWorker[] = []
  const ask = (call: Call, patience: Partial<Patience> = {}) =>
    asking.ask(call, patience, (message) => posted.push(message))
  return { asking, posted, ask }
}

describe('the side that asks', () => {
  it('gives each caller its own answer or error', async () => {
    const { asking, posted, ask } = asker()
    const [a, b] = [ask(suggesting('a')), ask(suggesting('b'))]
    expect(posted).toMatchObject([
      { kind: 'ask', call: 0, service: 'search', method: 'suggest', args: ['a', 5] },
      { kind: 'ask', call: 1, args: ['b', 5] },
    ])
    const timtin = { kind: 'index', code: 'index-stale', what: 'Old.', where: 'index', advice: 'Build.' } as const
    asking.settle({ kind: 'failed', call: 1, error: { message: '', stack: null, timtin } })
    asking.settle({ kind: 'answer', call: 0, value: 'found' })
    expect(await a).toBe('found')
    await expect(b).rejects.toMatchObject({ code: 'index-stale', where: 'index' })
  })

  it('gives up a call when its signal aborts, and tells the worker', async () => {
    const { asking, posted, ask } = asker()
    const controller = new AbortController()
    const given = ask(suggesting('a'), controller)
    controller.abort()
    await expect(given).rejects.toMatchObject({ code: 'read-cancelled', kind: 'read' })
    expect(posted[1]).toEqual({ kind: 'cancel', call: 0 })
    asking.settle({ kind: 'answer', call: 0, value: 'late' })
    await expect(ask(suggesting('a'), controller)).rejects.toMatchObject({ code: 'read-cancelled', kind: 'read' })
    expect(posted).toHaveLength(2)
  })

  it('leaves an answered call alone when its signal aborts later', async () => {
    const { asking, posted, ask } = asker()
    const controller = new AbortController()
    const given = ask(suggesting('a'), controller)
    asking.settle({ kind: 'answer', call: 0, value: 'found' })
    controller.abort()
    expect(await given).toBe('found')
    expect(posted).toHaveLength(1)
  })

  it('gives up a call at its deadline', async () => {
    vi.useFakeTimers()
    try {
      const { posted, ask } = asker({ calls: 3, milliseconds: 2000 })
      const given = expect(ask(suggesting('a'))).rejects.toMatchObject({ code: 'read-timed-out', kind: 'read' })
      vi.advanceTimersByTime(1999)
      expect(posted).toHaveLength(1)
      vi.advanceTimersByTime(1)
      await given
      expect(posted[1]).toEqual({ kind: 'cancel', call: 0 })
      expect(vi.getTimerCount()).toBe(0)
      await expect(ask(suggesting('b'), { deadline: performance.now() })).rejects.toMatchObject({
        code: 'read-timed-out',
      })
      const sooner = expect(ask(suggesting('c'), { deadline: performance.now() + 500 })).rejects.toThrow()
      expect(posted[2]).toMatchObject({ kind: 'ask', call: 1, milliseconds: 500 })
      vi.advanceTimersByTime(500)
      await sooner
    } finally {
      vi.useRealTimers()
    }
  })

  it('refuses more calls than may wait, until one is answered or given up', async () => {
    const { asking, posted, ask } = asker({ calls: 2, milliseconds: 60_000 })
    const controller = new AbortController()
    const kept = ask(suggesting('a'))
    const dropped = expect(ask(suggesting('b'), controller)).rejects.toThrow()
    await expect(ask(suggesting('c'))).rejects.toMatchObject({ code: 'overloaded', kind: 'environment' })
    expect(posted).toHaveLength(2)
    controller.abort()
    await dropped
    const next = ask(suggesting('d'))
    asking.settle({ kind: 'answer', call: 0, value: 'a' })
    asking.settle({ kind: 'answer', call: 2, value: 'd' })
    expect([await kept, await next]).toEqual(['a', 'd'])
  })

  it('keeps no call that could not be sent', async () => {
    const asking = new Asking({ calls: 1, milliseconds: 60_000 })
    const broken = asking.ask(suggesting('a'), {}, () => {
      throw new DOMException('not cloneable', 'DataCloneError')
    })
    await expect(broken).rejects.toMatchObject({ name: 'DataCloneError' })
    const next = asking.ask(suggesting('b'), {}, ({ kind }) => expect(kind).toBe('ask'))
    asking.fail(new Error('ended'))
    await expect(next).rejects.toThrow('ended')
  })
})

/** The answering side, over a search whose suggestions arrive on demand. */
function answerer() {
  const started: string[] = []
  const signals = new Map<string, AbortSignal>()
  const deadlines: number[] = []
  const finish = new Map<string, (error?: Error) => void>()
  const suggest = (text: string, _limit: number, options?: ReadOptions) => {
    started.push(text)
    signals.set(text, options!.signal!)
    deadlines.push(options!.deadline!)
    return new Promise<[]>((resolve, reject) => finish.set(text, (error) => (error ? reject(error) : resolve([]))))
  }
  const said: FromArchiveWorker[] = []
  const answering = new Answering({ search: { suggest } } as unknown as Services, (message) => said.push(message))
  const take = (id: number, text: string) => answering.take({ ...suggesting(text), call: id, milliseconds: 1000 })
  return { answering, started, signals, deadlines, finish, said, take }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const turns = async (count: number) => {
  for (let done = 0; done < count; done++) await turn()
}

describe('the side that answers', () => {
  it('starts calls in order, one in each turn of the event loop, and does not wait for their ends', async () => {
    const { started, finish, said, take } = answerer()
    take(7, 'a')
    take(8, 'b')
    expect(started).toEqual([])
    await turn()
    expect(started).toEqual(['a'])
    await turn()
    expect(started).toEqual(['a', 'b'])
    finish.get('b')!()
    finish.get('a')!(new TimtinError('input', 'bad', 'Bad.', '', ''))
    await turn()
    expect(said).toMatchObject([
      { kind: 'answer', call: 8, value: [] },
      { kind: 'failed', call: 7, error: { timtin: { code: 'bad' } } },
    ])
  })

  it('never starts a call that was cancelled before its turn, and starts the next', async () => {
    const { answering, started, take } = answerer()
    take(1, 'a')
    take(2, 'b')
    take(3, 'c')
    answering.cancel(1)
    answering.cancel(2)
    await turns(3)
    expect(started).toEqual(['c'])
  })

  it('lets light, usual and long calls take turns, and runs few long ones at once', async () => {
    const started: string[] = []
    const ends: (() => void)[] = []
    const method = (name: string) => () => {
      started.push(name)
      return new Promise<void>((resolve) => ends.push(resolve))
    }
    const search = { search: method('search'), suggest: method('suggest'), hits: method('hits') }
    const answering = new Answering({ search } as unknown as Services, () => {})
    let id = 0
    const take = (name: string) => {
      const call = { service: 'search', method: name, args: [], options: {} } as unknown as Call
      answering.take({ ...call, call: id++, milliseconds: 1000 })
    }
    for (const name of ['hits', 'hits', 'hits', 'search', 'search', 'suggest']) take(name)
    await turns(8)
    expect(started).toEqual(['suggest', 'search', 'hits', 'search', 'hits'])
    ends[2]()
    await turns(2)
    expect(started).toHaveLength(6)
  })

  it('does not start what is too late for its caller', async () => {
    const { answering, started, take } = answerer()
    answering.take({ ...suggesting('late'), call: 1, milliseconds: -1 })
    take(2, 'in time')
    await turns(3)
    expect(started).toEqual(['in time'])
  })

  it('gives each call a deadline by its own clock', async () => {
    const { deadlines, take } = answerer()
    const before = performance.now()
    take(1, 'a')
    await turn()
    expect(deadlines[0]).toBeGreaterThanOrEqual(before + 1000)
    expect(deadlines[0]).toBeLessThanOrEqual(performance.now() + 1000)
  })

  it('aborts the signal of a call that runs, and says nothing of it any more', async () => {
    const { answering, signals, finish, said, take } = answerer()
    take(1, 'a')
    await turn()
    expect(signals.get('a')!.aborted).toBe(false)
    answering.cancel(1)
    expect(signals.get('a')!.aborted).toBe(true)
    finish.get('a')!()
    await turns(2)
    expect(said).toEqual([])
    answering.cancel(1)
  })

  it('cancels everything when it is stopped', async () => {
    const { answering, started, signals, take } = answerer()
    take(1, 'a')
    await turn()
    take(2, 'b')
    answering.stop()
    await turns(2)
    expect(started).toEqual(['a'])
    expect(signals.get('a')!.aborted).toBe(true)
  })
})
