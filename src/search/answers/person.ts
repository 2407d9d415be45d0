import { wordsIn } from '../../text/index.js'
import { foldName } from '../fold.js'
import { emptySearch } from '../finding/empty-search.js'
import type { PersonAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { hasDiacritics } from './wording.js'
import { nameInHits } from './written.js'

/** Syllables of a person's full name. */
const [fewestWords, mostWords] = [3, 5]

/** A person's name typed without diacritics: "nguyen xuan anh", as most articles on the page write it. */
export const personAnswer =
  (isPerson: (name: string) => boolean): AnswerSource =>
  ({ words }) => {
    const typed = wordsIn(words ?? '')
    if (typed.length < fewestWords || typed.length > mostWords) return null
    if (hasDiacritics(typed.join(' '))) return null
    return {
      requests: [],
      answer({ hits }): PersonAnswer | null {
        const name = nameInHits(hits, foldName(typed.join(' ')))
        if (name === null || !isPerson(name)) return null
        return { kind: 'person', name, params: { ...emptySearch, q: `"${name}"` } }
      },
    }
  }
