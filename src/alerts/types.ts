import type { SearchParams } from '../search/types.js'

/** How somebody is told: by e-mail, or by a request to an address of theirs. */
export const channels = ['mail', 'webhook'] as const
export type Channel = (typeof channels)[number]

/** How often: as it happens; every morning, or on Monday morning, what has gathered. */
export const rhythms = ['now', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

/** A search that is followed: its words and filters. */
export type FollowedSearch = Pick<
  SearchParams,
  'q' | 'from' | 'to' | 'undated' | 'agencies' | 'provinces' | 'categories' | 'sources'
>

/** What somebody asks for. */
export interface Wish {
  channel: Channel
  /** E-mail address, or address of the webhook. */
  address: string
  search: FollowedSearch
  /** The search in words, in Vietnamese. */
  label: string
  /** Path and query of the search's page. */
  path: string
  rhythm: Rhythm
}

/** A wish that waits for confirmation. Times are in milliseconds since 1970-01-01T00:00Z. */
export interface Asked extends Wish {
  /** The same for the same search and address, so that asking again changes what was asked before. */
  id: string
  askedAt: number
  /** Hash of the token in the confirmation message; null until that is sent. */
  token: string | null
}

/** Articles that are being sent, in one message. */
export interface Delivery {
  /** The same for each attempt: by it a receiver can tell that a message came twice. */
  key: string
  /** Positions in the article log of what is sent. */
  sequences: number[]
  attempts: number
  notBefore: number
}

/** Somebody who follows a search. */
export interface Follower extends Wish {
  id: string
  confirmedAt: number
  lastSentAt: number | null
  delivery: Delivery | null
}

/** An article that a followed search finds, to be sent. */
export interface Match {
  sequence: number
  articleId: string
  at: number
}

/** What visitors do about alerts. None of the answers tells whether an address is known. */
export interface SignUps {
  /** @returns the secret by which a webhook's requests are signed; null for e-mail */
  ask(wish: Wish): Promise<{ secret: string | null }>
  /** The search that a token would confirm, in words; null for a token that is wrong, used or too old. */
  asked(token: string): Promise<string | null>
  confirm(token: string): Promise<string | null>
  /** The search that a token would end, in words; null where it was ended before. */
  followed(token: string): Promise<string | null>
  leave(token: string): Promise<void>
}
