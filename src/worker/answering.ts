import { carried } from './carried-error.js'
import type {
  Asked,
  Call,
  Callable,
  CallOf,
  FromArchiveWorker,
  MethodName,
  Patience,
  ServiceName,
  Services,
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

/** The calls of a worker: those that wait for their turn, and those that are running. */
export class Answering {
  private readonly waiting = new Map<number, Asked>()
  private readonly running = new Map<number, AbortController>()
  private isStarting = false

  /** @param say sends a message to the calling thread */
  constructor(
    private readonly services: Services,
    private readonly say: (message: FromArchiveWorker) => void,
  ) {}

  /** Accepts a call and starts it in its turn. */
  take(asked: Asked): void {
    this.waiting.set(asked.call, asked)
    this.startInTurn()
  }

  /** Drops a call that has not started, and aborts one that has; neither is answered any more. */
  cancel(id: number): void {
    this.waiting.delete(id)
    this.running.get(id)?.abort()
  }

  /** Cancels all calls. */
  stop(): void {
    this.waiting.clear()
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
      const [next] = this.waiting.values()
      if (next === undefined) return
      this.waiting.delete(next.call)
      void this.run(next)
      this.startInTurn()
    })
  }

  private async run(asked: Asked): Promise<void> {
    const controller = new AbortController()
    this.running.set(asked.call, controller)
    const deadline = performance.now() + asked.milliseconds
    const answer = await this.answerTo(asked, { signal: controller.signal, deadline })
    this.running.delete(asked.call)
    if (!controller.signal.aborted) this.say(answer)
  }

  private async answerTo(asked: Asked, patience: Patience): Promise<FromArchiveWorker> {
    try {
      return { kind: 'answer', call: asked.call, value: await call(this.services, asked, patience) }
    } catch (error) {
      return { kind: 'failed', call: asked.call, error: carried(error) }
    }
  }
}
