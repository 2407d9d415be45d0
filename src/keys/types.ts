/** What a key allows: to put articles (add and change them), or to withdraw them. */
export const scopes = ['put', 'withdraw'] as const
export type Scope = (typeof scopes)[number]

/** A key by which a program may change the archive, as it is kept: without its secret. */
export interface Key {
  name: string
  /** SHA-256 of the secret, in hexadecimal digits. */
  hash: string
  scopes: Scope[]
  /** The only source whose articles it may put or withdraw, as `Article.source` has it; null: any. */
  source: string | null
  /** ISO 8601 with +07:00. */
  createdAt: string
  revokedAt: string | null
}

/** The keys of an archive, as they are at each call. */
export interface Keys {
  /** Whether any key can be used. Without one, nothing can be pushed. @throws TimtinError `keys-malformed` */
  isAnyUsable(): Promise<boolean>
  /** The key with this secret that has not been revoked; null when there is none. @throws TimtinError `keys-malformed` */
  bySecret(secret: string): Promise<Key | null>
}
