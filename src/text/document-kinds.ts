import { keysOf } from './keys.js'
import { fold } from './steps.js'
import type { DocumentKind, DocumentKinds } from './types.js'

/** Most characters between a kind's name and the number, as in " số:  ". */
const LONGEST_BETWEEN = 8

/** Prepares the kinds of official documents for lookup by name and by code. */
export function createDocumentKinds(kinds: readonly DocumentKind[]): DocumentKinds {
  const codes = kinds.flatMap((kind) => kind.codes.map((code) => [code, kind] as const))
  const byFoldedCode = new Map(codes.map(([code, kind]) => [fold(code), kind]))
  const citedByNumber = new Map<string, Set<string>>()
  for (const { name } of kinds.filter((kind) => kind.citedByNumber)) {
    const syllables = name.split(' ').map((syllable) => keysOf(syllable).folded)
    const last = syllables.pop()!
    citedByNumber.set(last, (citedByNumber.get(last) ?? new Set()).add(syllables.join('_')))
  }
  const names = kinds.map(({ name }) => name).sort((a, b) => b.length - a.length)
  const nameBefore = new RegExp(`(?:${names.join('|')})(?:\\s+số:?)?\\s+$`, 'iu')
  const longestBefore = Math.max(0, ...names.map((name) => name.length)) + LONGEST_BETWEEN

  return {
    codes: new Set(codes.map(([code]) => keysOf(code).exact)),
    ofNumber(number) {
      for (const part of fold(number).split(/[^a-z0-9]+/)) {
        const kind = byFoldedCode.get(part)
        if (kind !== undefined) return kind
      }
      return null
    },
    nameBeforeNumber: (text, start) =>
      nameBefore.exec(text.slice(Math.max(0, start - longestBefore), start))?.[0] ?? '',
    syllablesBefore: (last) => citedByNumber.get(last),
  }
}
