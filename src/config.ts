import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { TimtinError } from './errors.js'

export interface Config {
  /** Folder of store and index. */
  dataFolder: string
  host: string
  port: number
  /** Addresses of the proxies whose word on a visitor's address is taken, as Express's `trust proxy` has it. */
  trustProxy: string | undefined
  /** Path of a Chromium for the browser tests, when the user names one. */
  chromiumPath: string | undefined
  /** Root of the project, where `data/`, `views/` and `public/` stand. */
  projectRoot: string
}

function findProjectRoot(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  return path.basename(path.dirname(here)) === 'dist' ? path.resolve(here, '../..') : path.resolve(here, '..')
}

function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new TimtinError(
      'usage',
      'bad-port',
      `PORT is ${JSON.stringify(text)}.`,
      'environment',
      'Give a number from 0 to 65535.',
    )
  }
  return port
}

/**
 * The only reader of the environment.
 * @throws TimtinError `bad-port` when PORT is not a port number
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const projectRoot = findProjectRoot()
  return {
    dataFolder: path.resolve(env.TIMTIN_DATA || path.join(projectRoot, 'var')),
    host: env.HOST || 'localhost',
    port: parsePort(env.PORT),
    trustProxy: env.TRUST_PROXY || undefined,
    chromiumPath: env.CHROMIUM_PATH || undefined,
    projectRoot,
  }
}

/** A clock: now in milliseconds since 1970-01-01T00:00Z. Passed to whatever needs the time. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
