import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { TimtinError } from './errors.js'
import type { PictureMode } from './picture-modes.js'

/** The engines that can stand behind the port. */
export const engineNames = ['minisearch', 'memory'] as const
export type EngineName = (typeof engineNames)[number]

export interface Config {
  /** Folder of the store and the index. */
  dataFolder: string
  engine: EngineName
  host: string
  port: number
  /** Scheme and host under which visitors reach the site, e.g. `https://tin.example`; null: taken from each request. */
  siteUrl: string | null
  /** Addresses of the proxies that are trusted to report a visitor's address; none when empty. */
  trustedProxies: string[]
  /** Sites whose scripts may read the API: their origins, or `*` for all; none when empty. */
  cors: string[]
  /** Where programs push articles; null: at the site's own address. */
  push: { host: string; port: number } | null
  /**
   * Whether the pictures of articles are kept and shown, named with links to their originals, or not mentioned: kept,
   * before that file has been read.
   */
  pictures: PictureMode
  /** Path of a Chromium for the browser tests, when the user names one. */
  chromiumPath: string | undefined
  /** The file that says whose site it is, and whether it was named, so that it must be there. */
  settings: { file: string; isNamed: boolean }
  /** Sources that the public does not see: none before that file has been read. */
  hiddenSources: readonly string[]
  /** Root of the project, which holds `data/`, `views/` and `public/`. */
  projectRoot: string
}

function findProjectRoot(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  return path.basename(path.dirname(here)) === 'dist' ? path.resolve(here, '../..') : path.resolve(here, '..')
}

/**
 * Where store and index are if nobody says so: beside the code in a checkout; else in the user's folder for data
 * (https://specifications.freedesktop.org/basedir-spec/), since an upgrade of an installed package replaces its folder.
 */
function defaultDataFolder(projectRoot: string, env: NodeJS.ProcessEnv): string {
  if (existsSync(path.join(projectRoot, 'src'))) return path.join(projectRoot, 'var')
  return path.join(env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'timtin')
}

function parseEngine(text: string | undefined): EngineName {
  if (text === undefined || text === '') return 'minisearch'
  const engine = engineNames.find((name) => name === text)
  if (engine !== undefined) return engine
  throw new TimtinError(
    'usage',
    'bad-engine',
    `TIMTIN_ENGINE is ${JSON.stringify(text)}.`,
    'environment',
    `Give one of ${engineNames.join(', ')}.`,
  )
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

/** `HOST:PORT`, `[::1]:PORT`, or a port of this machine alone. */
function parsePush(text: string | undefined): Config['push'] {
  if (text === undefined || text === '') return null
  const [, host = 'localhost', port] = /^(?:(\[[\dA-Fa-f:.]+\]|[^\s:/[\]]+):)?(\d{1,5})$/.exec(text) ?? []
  if (port !== undefined && Number(port) <= 65535) return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
  throw new TimtinError(
    'usage',
    'bad-push-address',
    `TIMTIN_PUSH is ${JSON.stringify(text)}.`,
    'environment',
    'Give host and port, e.g. 10.0.0.5:3001, or a port of this machine alone, e.g. 3001.',
  )
}

/** Without path, query or user: the site's own links start at the root. An international host comes out as Punycode. */
const siteUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine(({ href, origin }) => href === `${origin}/`)
  .transform(({ origin }) => origin)

function parseSiteUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const read = siteUrl.safeParse(text)
  if (read.success) return read.data
  throw new TimtinError(
    'usage',
    'bad-url',
    `TIMTIN_URL is ${JSON.stringify(text)}.`,
    'environment',
    'Give scheme and host alone, e.g. https://tin.example.',
  )
}

/**
 * Off unless it is set: a script of another site spends the server's time and its visitors' share of requests, which is
 * for the operator to allow.
 */
function parseCors(text: string | undefined): string[] {
  if (text === undefined || text === '') return []
  if (text === '*') return ['*']
  const read = z.array(siteUrl).safeParse(text.split(',').map((part) => part.trim()))
  if (read.success) return read.data
  throw new TimtinError(
    'usage',
    'bad-cors',
    `TIMTIN_CORS is ${JSON.stringify(text)}.`,
    'environment',
    'Give *, or sites as https://bao.example, separated by commas.',
  )
}

/** An address, a range of them, or one of Express's names for ranges. */
const proxy = z.string().refine((text) => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address, bits, ...rest] = text.split('/')
  const version = isIP(address)
  const isRange = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  return version !== 0 && isRange && rest.length === 0
})

/**
 * Unless others are named, only a proxy on this machine is trusted: nobody else can pose as one, and with no trusted
 * proxy all visitors behind it would share one request limit.
 */
function parseProxies(text: string | undefined): string[] {
  if (text === undefined || text === '') return ['loopback']
  if (text === 'none') return []
  const read = z.array(proxy).safeParse(text.split(',').map((part) => part.trim()))
  if (read.success) return read.data
  throw new TimtinError(
    'usage',
    'bad-proxy',
    `TRUST_PROXY is ${JSON.stringify(text)}.`,
    'environment',
    'Give loopback, uniquelocal, or the addresses of your proxies (10.0.0.2, 10.0.0.0/8), separated by commas; or none.',
  )
}

/**
 * Reads the configuration from the environment, which no other code reads.
 * @throws TimtinError `bad-engine`, `bad-port`, `bad-url`, `bad-proxy`, `bad-cors`, `bad-push-address` when TIMTIN_ENGINE, PORT,
 *   TIMTIN_URL, TRUST_PROXY, TIMTIN_CORS or TIMTIN_PUSH cannot be read
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const projectRoot = findProjectRoot()
  const dataFolder = path.resolve(env.TIMTIN_DATA || defaultDataFolder(projectRoot, env))
  const named = env.TIMTIN_CONFIG
  return {
    dataFolder,
    engine: parseEngine(env.TIMTIN_ENGINE),
    host: env.HOST || 'localhost',
    port: parsePort(env.PORT),
    siteUrl: parseSiteUrl(env.TIMTIN_URL),
    trustedProxies: parseProxies(env.TRUST_PROXY),
    cors: parseCors(env.TIMTIN_CORS),
    push: parsePush(env.TIMTIN_PUSH),
    settings: { file: path.resolve(named || path.join(dataFolder, 'timtin.config.json')), isNamed: Boolean(named) },
    hiddenSources: [],
    pictures: 'on',
    chromiumPath: env.CHROMIUM_PATH || undefined,
    projectRoot,
  }
}

/** The languages of the command line's help. */
export type Language = 'en' | 'vi'

/** The language of whoever runs a command, by the locale (POSIX, section 8.2): LC_ALL, else LC_MESSAGES, else LANG. */
export function readLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^vi(?![a-z])/i.test(locale) ? 'vi' : 'en'
}

/** A variable of the environment with the value in force, and whether it was set. */
export interface EnvironmentSetting {
  name: string
  value: string
  isSet: boolean
}

/**
 * The settings of the environment, without passwords.
 * @throws TimtinError those of `readConfig` and `readMailSettings`
 */
export function describeEnvironment(env: NodeJS.ProcessEnv = process.env): EnvironmentSetting[] {
  const { dataFolder, engine, host, port, siteUrl, trustedProxies, cors, push, settings } = readConfig(env)
  const mail = readMailSettings(env)
  const values: Record<string, string> = {
    TIMTIN_DATA: dataFolder,
    TIMTIN_CONFIG: settings.file,
    TIMTIN_URL: siteUrl ?? '(taken from each request)',
    HOST: host,
    PORT: String(port),
    TRUST_PROXY: trustedProxies.join(', ') || 'none',
    TIMTIN_CORS: cors.join(', ') || '(nobody)',
    TIMTIN_SMTP: mail === null ? '(no e-mail is sent)' : new URL(mail.server).host,
    TIMTIN_MAIL_FROM: mail?.from ?? '(nobody)',
    TIMTIN_PUSH: push === null ? '(the address of the site)' : `${push.host}:${push.port}`,
    TIMTIN_ENGINE: engine,
  }
  return Object.entries(values).map(([name, value]) => ({ name, value, isSet: Boolean(env[name]) }))
}

/** How the server sends e-mail. It holds a password, so it is no part of `Config`, which other processes are started with. */
export interface MailSettings {
  /** `smtp://user:password@host:port`; `smtps:` for TLS from the start. */
  server: string
  /** The sender: an address, with or without a name. */
  from: string
}

const mailServer = z.url({ protocol: /^smtps?$/ })
const sender = z.string().regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)

/**
 * Reads how the server sends e-mail; null where it sends none.
 * @throws TimtinError `bad-mail-server`, `bad-mail-sender`, `mail-needs-url` when TIMTIN_SMTP is given and it, TIMTIN_MAIL_FROM
 *   or TIMTIN_URL cannot be used
 */
export function readMailSettings(env: NodeJS.ProcessEnv = process.env): MailSettings | null {
  const [server, from] = [env.TIMTIN_SMTP, env.TIMTIN_MAIL_FROM ?? '']
  if (server === undefined || server === '') return null
  const bad = (code: string, what: string, advice: string) =>
    new TimtinError('usage', code, what, 'environment', advice)
  // Not quoted: it may hold a password.
  if (!mailServer.safeParse(server).success)
    throw bad('bad-mail-server', 'TIMTIN_SMTP is no address of a mail server.', 'Give smtp://user:password@host:port.')
  if (!sender.safeParse(from).success)
    throw bad(
      'bad-mail-sender',
      `TIMTIN_MAIL_FROM is ${JSON.stringify(from)}.`,
      'Give an address, e.g. tin@tin.example.',
    )
  if (parseSiteUrl(env.TIMTIN_URL) === null)
    throw bad(
      'mail-needs-url',
      'TIMTIN_SMTP is given without TIMTIN_URL.',
      'Give the address that links in e-mails lead to.',
    )
  return { server, from }
}

/** A clock: returns the current time in milliseconds since 1970-01-01T00:00Z. Passed to whatever needs the time. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
