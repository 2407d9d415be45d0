import type { Entrant } from './contestant.js'
import { flexSearch } from './flexsearch.js'
import { fts5 } from './fts5.js'
import { lunr } from './lunr.js'
import { plainMiniSearch } from './minisearch.js'
import { orama } from './orama.js'
import { inline, inWorker } from './timtin.js'

export const ownNames = ['timtin', 'timtin-worker'] as const
export const peerNames = ['fts5', 'minisearch', 'flexsearch', 'orama', 'lunr'] as const

export type PeerName = (typeof peerNames)[number]
export type ContestantName = (typeof ownNames)[number] | PeerName

export const entrants: Record<ContestantName, Entrant> = {
  timtin: inline,
  'timtin-worker': inWorker,
  fts5,
  minisearch: plainMiniSearch,
  flexsearch: flexSearch,
  orama,
  lunr,
}
