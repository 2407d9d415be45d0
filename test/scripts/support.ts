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

function startCompiled(script: string, args: string[], env: NodeJS.ProcessEnv): Child {
  const file = path.join(root, 'dist', 'scripts', `${script}.js`)
  return watch(spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env } }))
}

async function resultOf(child: Child): Promise<CommandResult> {
  const { code, stderr } = await child.exit()
  return { code, lines: child.lines, stderr }
}

/** Starts a command of the compiled `timtin`; `npm test` compiles it first. */
export function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Child {
  return startCompiled('timtin', [command, ...args], env)
}

/** Runs a command of the compiled `timtin` to its end. */
export async function execute(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return resultOf(start(command, args, env))
}

/** Runs a compiled tool of `scripts/tools` to its end. */
export async function executeTool(tool: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return resultOf(startCompiled(`tools/${tool}`, args, env))
}
