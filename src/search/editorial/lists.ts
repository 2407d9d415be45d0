import type { BestBets } from './best-bets.js'
import type { Synonyms } from './synonyms.js'

/** The lists that an operator keeps, as they are now. */
export interface EditorialLists {
  synonyms: Synonyms
  bestBets: BestBets
  /** Changes exactly when a list does. */
  version: string
}
