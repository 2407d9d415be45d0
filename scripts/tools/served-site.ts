import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Readiness } from '../../src/readiness.js'

const program = fileURLToPath(new URL('../timtin.js', import.meta.url))

/** How often it is asked whether a site is ready, in milliseconds. */
const askMs = 50

/** A site that is served by `timtin start` in another process, for tools that treat it badly. */
export class ServedSite {
  private readonly process: ChildProcess
  readonly url: string

  /**
   * @param within program and arguments that the server is started by, e.g. to give it a pid namespace of its own;
   *   empty for none
   * @param environment further settings
   */
  constructor(dataFolder: string, port: number, within: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
    this.url = `http://localhost:${port}`
    const [command, ...args] = [...within, process.execPath, program, 'start']
    const env = { ...process.env, TIMTIN_DATA: dataFolder, PORT: String(port), HOST: 'localhost', ...environment }
    this.process = spawn(command, args, { env, stdio: 'ignore' })
  }

  /** What `/readyz` says; null while nobody answers. */
  async readiness(): Promise<Readiness | null> {
    try {
      return (await (await fetch(`${this.url}/readyz`)).json()) as Readiness
    } catch {
      return null
    }
  }

  /** @returns the milliseconds until it says what is asked for; null if it does not within `milliseconds` */
  async until(is: (readiness: Readiness) => boolean, milliseconds: number): Promise<number | null> {
    const started = performance.now()
    for (;;) {
      const readiness = await this.readiness()
      const took = performance.now() - started
      if (readiness !== null && is(readiness)) return took
      if (took > milliseconds || this.process.exitCode !== null) return null
      await setTimeout(askMs)
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill(signal)
    await ended
  }
}

/** Runs a command of `timtin` on a data folder. @throws Error with what it printed when it fails */
export async function runTimtin(dataFolder: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, TIMTIN_DATA: dataFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`timtin ${args[0]} failed: ${said}`)
}
