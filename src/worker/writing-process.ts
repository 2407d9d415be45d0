import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.js'
import type { Intake } from '../ingest/intake.js'
import { workerUrl } from '../worker-url.js'
import { Asking, callLimits } from './asking.js'
import { restored } from './carried-error.js'
import type { FromWritingProcess, ToWritingProcess, WritingCall } from './writing-messages.js'

/**
 * The writing side of an archive in a process of its own: LMDB maps a store once per process, so the one that reads it
 * cannot write to it, and waiting for the disk must not hold up visitors. It starts at the first call, and one that has
 * died is replaced at the next.
 */
export class WritingProcess implements Intake {
  private readonly asking = new Asking<WritingCall>(callLimits)
  private child: Promise<ChildProcess> | null = null
  private isClosed = false

  constructor(private readonly config: Config) {}

  push(...args: Parameters<Intake['push']>): ReturnType<Intake['push']> {
    return this.ask({ method: 'push', args }) as ReturnType<Intake['push']>
  }

  withdraw(...args: Parameters<Intake['withdraw']>): ReturnType<Intake['withdraw']> {
    return this.ask({ method: 'withdraw', args }) as ReturnType<Intake['withdraw']>
  }

  /** Waits for the calls that were sent, and ends the process. */
  async close(): Promise<void> {
    this.isClosed = true
    const child = await this.child?.catch(() => null)
    if (!child || child.exitCode !== null) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.disconnect()
    })
  }

  private async ask(call: WritingCall): Promise<unknown> {
    if (this.isClosed) throw new Error('The archive is closed.')
    this.child ??= this.start().catch((error: unknown) => {
      this.child = null
      throw error
    })
    const child = await this.child
    return this.asking.ask(call, {}, (message: ToWritingProcess) => child.send(message))
  }

  private start(): Promise<ChildProcess> {
    const entry = fileURLToPath(workerUrl(import.meta.url, 'writing-entry'))
    const child = fork(entry, [JSON.stringify(this.config)], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    })
    return new Promise((resolve, reject) => {
      child.on('message', (message: FromWritingProcess) => {
        if (message.kind === 'ready') resolve(child)
        else if (message.kind === 'failed' && message.call === null) reject(restored(message.error))
        else this.asking.settle(message)
      })
      child.once('error', reject)
      child.once('exit', () => {
        const ended = new Error('The writing process ended.')
        reject(ended)
        this.child = null
        this.asking.fail(ended)
      })
    })
  }
}
