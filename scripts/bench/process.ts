import { fork, type ChildProcess } from 'node:child_process'
import os from 'node:os'
import type { Call, Methods, Reply } from './child.js'

/** Heap limit of a child in MB: a peer may use most of the machine's memory before it counts as failed. */
const heapMegabytes = Math.floor((os.totalmem() / 2 ** 20) * 0.6)

type Value<Method extends keyof Methods> = Awaited<ReturnType<Methods[Method]>>

/** A child process that runs one call at a time. */
export class BenchProcess {
  private readonly child: ChildProcess
  private lastWords = ''

  constructor() {
    this.child = fork(new URL('./child.js', import.meta.url), {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.child.stderr!.on('data', (chunk: Buffer) => {
      this.lastWords = `${this.lastWords}${chunk.toString()}`.slice(-4000)
    })
  }

  /** @throws with the reason when the call fails or the process ends */
  call<Method extends keyof Methods>(method: Method, ...args: Parameters<Methods[Method]>): Promise<Value<Method>> {
    return new Promise((resolve, reject) => {
      const onMessage = (reply: Reply) => {
        this.child.off('exit', onExit)
        if ('value' in reply) resolve(reply.value as Value<Method>)
        else reject(Object.assign(new Error(reply.error.message), reply.error))
      }
      const onExit = (code: number | null, signal: string | null) => {
        this.child.off('message', onMessage)
        reject(new Error(this.causeOfEnd(code, signal)))
      }
      this.child.once('message', onMessage).once('exit', onExit)
      this.child.send({ method, args } satisfies Call)
    })
  }

  private causeOfEnd(code: number | null, signal: string | null): string {
    const fatal = /(?:FATAL ERROR: |\w*Error: )(.*)/.exec(this.lastWords)
    return `Its process ended (${signal ?? `exit code ${code}`})${fatal ? `: ${fatal[0]}` : ''}`
  }

  /** Ends the process and waits until it has exited. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill()
    await gone
  }
}

/** Runs one call in a process of its own, which then ends. */
export async function inOwnProcess<Method extends keyof Methods>(
  method: Method,
  ...args: Parameters<Methods[Method]>
): Promise<Value<Method>> {
  const process = new BenchProcess()
  try {
    return await process.call(method, ...args)
  } finally {
    await process.end()
  }
}
