import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Wish } from './types.js'

const bytes = 32

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

/** An unguessable token. Only its hash is kept. */
export const newToken = (): string => randomBytes(bytes).toString('base64url')
export const hashOfToken = (token: string): string => digest(`token ${token}`)

/** A name under which something is kept about an address, without the address. */
export const nameOfAddress = (address: string): string => digest(`address ${address.toLowerCase()}`)

/** The id of a wish: the same for the same address and search. */
export function idOf({ channel, address, search }: Wish): string {
  const { q, from, to, undated, agencies, provinces, categories, sources } = search
  const known = [q, from, to, undated, [...agencies].sort(), [...provinces].sort(), [...categories].sort()]
  // Ids of searches without sources are as they were before searches could have any.
  if (sources.length > 0) known.push([...sources].sort())
  const where = channel === 'mail' ? address.toLowerCase() : address
  return digest(JSON.stringify([channel, where, known])).slice(0, 22)
}

/**
 * What is derived from the key of an archive's alerts, so that it need not be kept: the tokens by which somebody ends an
 * alert, which are in every message, and the secrets of webhooks.
 */
export class DerivedSecrets {
  private readonly key: Buffer

  /** @param folder of the alerts; the key in it is made where there is none */
  constructor(folder: string) {
    const file = path.join(folder, 'secret')
    try {
      const made = openSync(file, 'wx', 0o600)
      writeSync(made, randomBytes(bytes))
      fsyncSync(made)
      closeSync(made)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    this.key = readFileSync(file)
    if (this.key.length !== bytes) throw new Error(`${file} is damaged: remove it. Links in messages sent so far end.`)
  }

  private derive(purpose: string, id: string): string {
    return createHmac('sha256', this.key).update(`${purpose} ${id}`).digest('base64url')
  }

  leaveToken(id: string): string {
    return `${id}.${this.derive('leave', id)}`
  }

  /** The id in a token that ends an alert; null when it is not one of ours. */
  idOfLeaveToken(token: string): string | null {
    const [id, proof = ''] = token.split('.')
    const [given, right] = [Buffer.from(proof), Buffer.from(this.derive('leave', id))]
    return given.length === right.length && timingSafeEqual(given, right) ? id : null
  }

  webhookSecret(id: string): string {
    return this.derive('webhook', id)
  }
}
