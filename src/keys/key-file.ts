import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { TimtinError } from '../errors.js'
import { takeFolder } from '../locks/folder-lock.js'
import { scopes, type Key, type Keys, type Scope } from './types.js'

/** 256 random bits cannot be guessed, so that a plain hash, and no slow one, keeps them secret. */
const secretBytes = 32
/** Says what the secret is for to whoever, or whatever scanner, finds one where it should not be. */
const secretStart = 'timtin-'

const keySchema = z.strictObject({
  name: z.string().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)).min(1),
  source: z.string().min(1).nullable(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})
const fileSchema = z.strictObject({ version: z.literal(1), keys: z.array(keySchema) })

/** What a new key is to be. */
export type KeyWish = Pick<Key, 'name' | 'scopes' | 'source'>

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function malformed(file: string, why: string): TimtinError {
  return new TimtinError(
    'index',
    'keys-malformed',
    `The list of keys cannot be read: ${why}.`,
    file,
    'Restore it from a backup, or move it away and make new keys.',
  )
}

function unwritable(file: string, error: unknown): TimtinError {
  const why = error instanceof Error ? error.message : String(error)
  return new TimtinError(
    'environment',
    'keys-unwritable',
    `The list of keys cannot be written: ${why}.`,
    file,
    'Give this user write access, and free some space.',
    { cause: error },
  )
}

function parseKeys(file: string, text: string): Key[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed(file, 'it is not JSON')
  }
  const read = fileSchema.safeParse(value)
  if (read.success) return read.data.keys
  const { path: at, message } = read.error.issues[0]
  throw malformed(file, `${at.join('.') || 'file'}: ${message}`)
}

/**
 * The keys of an archive in `keys.json`, which only its owner may read. Secrets are not kept, only their hashes. The
 * file is read again when it has changed, so a revoked key opens nothing from the next request on.
 */
export class KeyFile implements Keys {
  private readonly file: string
  private read: { state: string; keys: Key[] } = { state: '', keys: [] }

  constructor(private readonly dataFolder: string) {
    this.file = path.join(dataFolder, 'keys.json')
  }

  async isAnyUsable(): Promise<boolean> {
    return (await this.all()).some(({ revokedAt }) => revokedAt === null)
  }

  async bySecret(secret: string): Promise<Key | null> {
    const hash = hashOf(secret)
    return (await this.all()).find((key) => key.hash === hash && key.revokedAt === null) ?? null
  }

  /** All keys, in the order in which they were made. @throws TimtinError `keys-malformed` */
  async all(): Promise<readonly Key[]> {
    const status = await stat(this.file).catch(() => null)
    if (status === null) return []
    const state = `${status.ino} ${status.mtimeMs} ${status.size}`
    if (state !== this.read.state) {
      this.read = { state, keys: parseKeys(this.file, await readFile(this.file, 'utf8')) }
    }
    return this.read.keys
  }

  /**
   * Makes a key.
   * @param at ISO 8601 with +07:00
   * @returns its secret, which cannot be found out later
   * @throws TimtinError `key-exists`, `keys-busy`, `keys-malformed`, `keys-unwritable`
   */
  async add({ name, scopes, source }: KeyWish, at: string): Promise<string> {
    const secret = `${secretStart}${randomBytes(secretBytes).toString('base64url')}`
    await this.change((keys) => {
      if (keys.some((key) => key.name === name)) {
        const advice = 'Choose another name: a revoked key keeps its name, so that logs stay clear.'
        throw new TimtinError('usage', 'key-exists', `There is a key "${name}" already.`, 'key', advice)
      }
      return [...keys, { name, hash: hashOf(secret), scopes: [...scopes], source, createdAt: at, revokedAt: null }]
    })
    return secret
  }

  /**
   * Revokes a key for good.
   * @param at ISO 8601 with +07:00
   * @throws TimtinError `no-such-key`, `keys-busy`, `keys-malformed`, `keys-unwritable`
   */
  async revoke(name: string, at: string): Promise<void> {
    await this.change((keys) => {
      if (!keys.some((key) => key.name === name && key.revokedAt === null)) {
        const advice = 'See `timtin key list`.'
        throw new TimtinError('not-found', 'no-such-key', `No usable key is called "${name}".`, 'key', advice)
      }
      return keys.map((key) => (key.name === name ? { ...key, revokedAt: at } : key))
    })
  }

  private async change(edit: (keys: readonly Key[]) => Key[]): Promise<void> {
    const folder = path.join(this.dataFolder, 'keys')
    try {
      await mkdir(folder, { recursive: true })
    } catch (error) {
      throw unwritable(folder, error)
    }
    const take = await takeFolder(folder)
    if ('holder' in take) {
      const what = 'Another process is changing the keys.'
      throw new TimtinError('environment', 'keys-busy', what, this.file, 'Try again.')
    }
    try {
      await this.write(edit(await this.all()))
    } finally {
      await take.lock.release()
    }
  }

  /** Replaces the file: after a crash it is the old or the new one. */
  private async write(keys: Key[]): Promise<void> {
    const beside = `${this.file}.new`
    try {
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(`${JSON.stringify({ version: 1, keys }, null, 2)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      // A file left by a crash keeps the mode that it had.
      await chmod(beside, 0o600)
      await rename(beside, this.file)
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {})
      throw unwritable(this.file, error)
    }
  }
}

/** Parses a list of scopes separated by commas. @returns null when one is unknown, or none is given */
export function parseScopes(text: string): Scope[] | null {
  const names = [...new Set(text.split(',').map((name) => name.trim()))]
  const known = names.flatMap((name) => scopes.filter((scope) => scope === name))
  return known.length === names.length ? known : null
}
