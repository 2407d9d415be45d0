import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** Cost of a hash, as OWASP recommends for scrypt: 32 MB and some 80 ms for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const
const hashBytes = 32
const saltBytes = 16

/** `scrypt$N$r$p$salt$hash`, the last two in base64url. The bounds keep a hash in the file from costing the server's memory. */
const form = /^scrypt\$(1024|2048|4096|8192|16384|32768|65536)\$(8)\$([1-9])\$([\w-]{22})\$([\w-]{43})$/

/** Whether a text is a hash as `hashPassword` makes them. */
export function isPasswordHash(text: string): boolean {
  return form.test(text)
}

function derive(password: string, salt: Buffer, { N, r, p }: Required<Pick<ScryptOptions, 'N' | 'r' | 'p'>>) {
  // The same password is typed composed on one system and decomposed on another.
  const typed = password.normalize('NFC')
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(typed, salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** The hash of a password, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a password has a hash; how long it takes does not tell how near it is. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, key] = form.exec(hash) ?? []
  if (key === undefined) return false
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'))
}
