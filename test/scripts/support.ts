import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { watch, type Child } from '../store/support/child.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface CommandResult {
  code: number | null
  lines: string[]
  stderr: string
}

/** Starts a compiled script, `npm test` compiles before. */
export function start(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Child {
  const file = path.join(root, 'dist', 'scripts', `${script}.js`)
  return watch(spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env } }))
}

export async function execute(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  const child = start(script, args, env)
  const { code, stderr } = await child.exit()
  return { code, lines: child.lines, stderr }
}
