import { surnames } from '../text/index.js'
import {
  addresses,
  kindLikeWords,
  kindsBeforeNames,
  offices,
  personalAddresses,
  placesNamedAfterPeople,
  rareSurnames,
  streetKinds,
} from './people-words.js'
import { Phrases } from './people-phrases.js'
import type { Scanner } from './scan.js'

/** The words that identify people's names, ready for lookup. */
export interface PeopleLists {
  surnames: ReadonlySet<string>
  rareSurnames: ReadonlySet<string>
  addresses: Phrases
  personalAddresses: Phrases
  /** First words of offices. */
  officeBeginnings: ReadonlySet<string>
  offices: Phrases
  kinds: Phrases
  streets: Phrases
  kindLike: Phrases
  places: ReadonlySet<string>
}

/** @param scanner splits the texts, and therefore also the lists, into words */
export function createPeopleLists(scanner: Scanner): PeopleLists {
  const keyOf = (word: string) => scanner.scan(word).words[0].exact
  return {
    surnames: new Set(surnames.map(keyOf)),
    rareSurnames: new Set(rareSurnames.map(keyOf)),
    addresses: new Phrases(addresses, scanner),
    personalAddresses: new Phrases(personalAddresses, scanner),
    officeBeginnings: new Set(offices.map(keyOf)),
    offices: new Phrases(offices, scanner),
    kinds: new Phrases(kindsBeforeNames, scanner),
    streets: new Phrases(streetKinds, scanner),
    kindLike: new Phrases(kindLikeWords, scanner),
    places: new Set(
      placesNamedAfterPeople.map((name) =>
        scanner
          .scan(name)
          .words.map((word) => word.exact)
          .join(' '),
      ),
    ),
  }
}
