import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A process that works on a store and answers line by line. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams
  /** All lines so far. */
  readonly lines: string[]
  send(line: string): void
  /** The next line that has not been returned yet. @throws when the process ends first */
  next(): Promise<string>
  exit(): Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>
}

/** Starts a script of this folder in its own Node process. */
export function startChild(script: string, args: string[], options: SpawnOptionsWithoutStdio = {}): Child {
  const file = fileURLToPath(new URL(script, import.meta.url))
  return watch(spawn(process.execPath, [file, ...args], options))
}

/** Wraps a running process as a `Child`. */
export function watch(child: ChildProcessWithoutNullStreams): Child {
  const lines: string[] = []
  let taken = 0
  let stderr = ''
  let wake = (): void => {}
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    wake()
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  void ended.then(() => wake())
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    process: child,
    lines,
    send: (line) => void child.stdin.write(`${line}\n`),
    async next() {
      while (taken === lines.length) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The process ended: ${stderr}`)
        await new Promise<void>((resolve) => (wake = resolve))
      }
      return lines[taken++]
    },
    exit: async () => ({ ...(await ended), stderr }),
  }
}
