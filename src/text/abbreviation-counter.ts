import { abbreviationParts } from './abbreviations.js'
import { definitionsIn } from './definitions.js'
import { keysOf } from './keys.js'
import { isSyllable } from './syllables.js'
import type { TokenizedText } from './tokenizer.js'
import type { Word } from './words.js'

/** An abbreviation as texts define it. */
export interface DefinedAbbreviation {
  /** Lower-case letters: `tttt`. */
  letters: string
  /** As it is written most often where it is defined: `TT&TT`. */
  written: string
  /** How often it is defined. */
  defined: number
  /** Full forms, lower case, NFC, most frequent first. */
  fullForms: string[]
}

interface Definitions {
  written: Map<string, number>
  fullForms: Map<string, number>
}

/** Counts how often a corpus uses abbreviations, and how its texts define them. */
export class AbbreviationCounter {
  private readonly usesByLetters = new Map<string, number>()
  private readonly definitions = new Map<string, Definitions>()

  count(text: string, { tokens, words }: TokenizedText<Word>): void {
    for (let at = 0; at < tokens.length; at++) {
      if (!words[at]!.capitals) continue
      for (const { letters } of abbreviationParts(text, tokens, words, at)) {
        if (letters.length > 1 && !isSyllable(letters)) increment(this.usesByLetters, letters)
      }
    }
    for (const { letters, written, first, last } of definitionsIn(text, tokens, words)) {
      const seen = this.definitions.get(letters) ?? { written: new Map(), fullForms: new Map() }
      this.definitions.set(letters, seen)
      increment(seen.written, written)
      const fullForm = text.slice(tokens[first]!.start, tokens[last]!.end)
      increment(seen.fullForms, fullForm.replace(/[\p{L}\p{M}]+/gu, (word) => keysOf(word).exact).replace(/\s+/g, ' '))
    }
  }

  /**
   * How often an abbreviation occurs in capitals, in one piece or in parts.
   * @param letters as in {@link DefinedAbbreviation}
   */
  uses(letters: string): number {
    return this.usesByLetters.get(letters) ?? 0
  }

  /** How often texts define an abbreviation. */
  defined(letters: string): number {
    return [...(this.definitions.get(letters)?.fullForms.values() ?? [])].reduce((sum, count) => sum + count, 0)
  }

  /** The abbreviations that texts define. */
  definedAbbreviations(): DefinedAbbreviation[] {
    return [...this.definitions].map(([letters, { written, fullForms }]) => ({
      letters,
      written: mostFrequentFirst(written)[0]!,
      defined: this.defined(letters),
      fullForms: mostFrequentFirst(fullForms),
    }))
  }
}

function mostFrequentFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key)
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
