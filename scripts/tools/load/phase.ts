import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Drawn } from './mix.js'

/** Requests that come at a rate, whether or not earlier ones are answered. */
export interface Stream {
  /** Requests a second. */
  rate: number
  next: () => Drawn
  /** Whether all come from one address; otherwise each has its own. */
  isAbuser?: boolean
}

interface Answered {
  kind: Drawn['kind']
  /** 0 when there was no answer. */
  status: number
  /** When it was due, in milliseconds from the start. */
  due: number
  /** Milliseconds from when it was due until the answer was complete. */
  took: number
}

export interface Phase {
  answered: Answered[]
  seconds: number
}

/** A visitor waits no longer than this, in milliseconds. */
const patienceMs = 60_000
/** A request that took longer counts as slow when recovery is measured, in milliseconds. */
const slowMs = 500

const agent = new Agent({ keepAlive: true, maxSockets: 4096 })

const anyAddress = () => [10, ...Array.from({ length: 3 }, () => 1 + Math.floor(Math.random() * 250))].join('.')

function ask(url: string, path: string, address: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'accept-encoding': 'gzip', 'x-forwarded-for': address }
    const sent = request(`${url}${path}`, { agent, headers, timeout: patienceMs }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
      response.once('error', () => resolve(0))
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => resolve(0))
    sent.end()
  })
}

/**
 * Sends the requests of some streams for some seconds.
 * @returns after these seconds, what comes of them when all are answered: the next phase need not wait for that
 */
export async function phase(
  url: string,
  streams: readonly Stream[],
  seconds: number,
): Promise<{ measured: Promise<Phase> }> {
  const answered: Answered[] = []
  const start = performance.now()
  const open: Promise<void>[] = []
  const send = async ({ next, isAbuser = false }: Stream, due: number) => {
    const { kind, path } = next()
    const status = await ask(url, path, isAbuser ? '10.0.0.1' : anyAddress())
    answered.push({ kind, status, due, took: performance.now() - start - due })
  }
  const run = async (stream: Stream) => {
    // Visitors do not agree on when to come: a Poisson process.
    for (let due = 0; ;) {
      due += (-Math.log(1 - Math.random()) / stream.rate) * 1000
      if (due > seconds * 1000) return
      const early = due - (performance.now() - start)
      if (early > 1) await setTimeout(early)
      open.push(send(stream, due))
    }
  }
  await Promise.all(streams.map(run))
  return { measured: Promise.all(open).then(() => ({ answered, seconds })) }
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]

function times(name: string, answered: readonly Answered[]): string {
  if (answered.length === 0) return ''
  const sorted = answered.map(({ took }) => took).sort((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(sorted, share).toFixed(0))
  return `  ${name.padEnd(11)} ${String(answered.length).padStart(6)}   p50 ${p50} ms, p99 ${p99} ms, longest ${sorted[sorted.length - 1].toFixed(0)} ms`
}

/** What was measured, as lines of text. */
export function described(name: string, { answered, seconds }: Phase): string {
  const counts = new Map<number, number>()
  for (const { status } of answered) counts.set(status, (counts.get(status) ?? 0) + 1)
  const statuses = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status || 'none'}: ${count}`)
  const others = answered.filter(({ kind }) => kind !== 'abuse')
  const isAccepted = ({ status }: Answered) => status > 0 && status < 500 && status !== 429
  const accepted = others.filter(isAccepted)
  const kinds = [...new Set(answered.map(({ kind }) => kind))].sort()
  const bad = others.filter((one) => !isAccepted(one) || one.took > slowMs).map(({ due }) => due)
  return [
    `${name}: ${(accepted.length / seconds).toFixed(1)} answered a second; ${statuses.join(', ')}`,
    times('accepted', accepted),
    ...kinds.map((one) =>
      times(
        one,
        answered.filter(({ kind, ...rest }) => kind === one && isAccepted({ kind, ...rest })),
      ),
    ),
    times(
      'refused',
      answered.filter((one) => !isAccepted(one)),
    ),
    bad.length === 0
      ? '  none refused or slow'
      : `  last refused or slow (over ${slowMs} ms): due ${(Math.max(...bad) / 1000).toFixed(1)} s after the start`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
