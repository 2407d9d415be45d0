import { carried } from './carried-error.js'
import {
  weights,
  type Asked,
  type Call,
  type CalledBack,
  type Callable,
  type CallOf,
  type FromArchiveWorker,
  type MethodName,
  type Patience,
  type ServiceName,
  type Services,
  type Weight,
} from './messages.js'

function callIn<Name extends ServiceName, Called extends MethodName<Name>>(
  service: Callable<Name>,
  { method, args, options }: CallOf<Name, Called>,
  patience: Patience,
) {
  return service[method](...args, { ...options, ...patience })
}

function call(services: Services, asked: Call, patience: Patience): Promise<unknown> {
  switch (asked.service) {
    case 'search':
      return callIn<'search', MethodName<'search'>>(services.search, asked, patience)
    case 'desk':
      return callIn<'desk', MethodName<'desk'>>(services.desk, asked, patience)
  }
}

/** A call in its queue. */
interface Queued {
  asked: Asked
  /** When its caller gives up, by `performance.now()`. */
  deadline: number
}

/** How many long calls run at once: their parts alternate with other calls, so more of them would only slow each other. */
const longAtOnce = 2

const weightOf = ({ service, method }: Call): Weight =>
  (weights[service] as Partial<Record<string, Weight>>)[method] ?? 'usual'

/** The calls of a worker: those that wait for their turn, and those that are running. */
export class Answering {
  /** By weight, in the order in which they take turns: none ever waits behind all calls of another weight. */
  private readonly queues = new Map<Weight, Map<number, Queued>>([
    ['light', new Map()],
    ['usual', new Map()],
    ['long', new Map()],
  ])
  private longRunning = 0
  private readonly running = new Map<number, AbortController>()
  private isStarting = false

  /** @param say sends a message to the calling thread */
  constructor(
    private readonly services: Services,
    private readonly say: (message: FromArchiveWorker) => void,
  ) {}

  /** Accepts a call and starts it in its turn. Its time counts from now. */
  take(asked: Asked): void {
    this.queues.get(weightOf(asked))!.set(asked.call, { asked, deadline: performance.now() + asked.milliseconds })
    this.startInTurn()
  }

  /** Drops a call that has not started, and aborts one that has; neither is answered any more. */
  cancel(id: number): void {
    for (const queue of this.queues.values()) queue.delete(id)
    this.running.get(id)?.abort()
  }

  /** Cancels all calls. */
  stop(): void {
    for (const queue of this.queues.values()) queue.clear()
    for (const controller of this.running.values()) controller.abort()
  }

  /**
   * Starts one call in each turn of the event loop. Messages that have arrived are handled before each call, so that a
   * call cancelled while another was computing is never started.
   */
  private startInTurn(): void {
    if (this.isStarting) return
    this.isStarting = true
    setImmediate(() => {
      this.isStarting = false
      const next = this.next()
      if (next === null) return
      void this.run(next)
      this.startInTurn()
    })
  }

  /** Takes the next call: the weights take turns, and what is too late for its caller is left out. */
  private next(): Queued | null {
    for (const [weight, queue] of [...this.queues]) {
      if (weight === 'long' && this.longRunning >= longAtOnce) continue
      for (const [id, queued] of queue) {
        queue.delete(id)
        // Its caller gives up by itself.
        if (performance.now() > queued.deadline) continue
        this.queues.delete(weight)
        this.queues.set(weight, queue)
        return queued
      }
    }
    return null
  }

  private async run({ asked, deadline }: Queued): Promise<void> {
    const isLong = weightOf(asked) === 'long'
    if (isLong) this.longRunning++
    const controller = new AbortController()
    this.running.set(asked.call, controller)
    const started = performance.now()
    const answer = await this.answerTo(asked, { signal: controller.signal, deadline })
    this.running.delete(asked.call)
    if (isLong) {
      this.longRunning--
      this.startInTurn()
    }
    if (!controller.signal.aborted) this.say({ ...answer, spent: performance.now() - started })
  }

  private async answerTo(asked: Asked, patience: Patience): Promise<CalledBack> {
    try {
      return { kind: 'answer', call: asked.call, value: await call(this.services, asked, patience) }
    } catch (error) {
      return { kind: 'failed', call: asked.call, error: carried(error) }
    }
  }
}
