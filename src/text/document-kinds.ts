import { keysOf } from './keys.js'
import { fold } from './steps.js'
import type { DocumentKind } from './types.js'

/** Most characters between a kind's name and the number, as in " số:  ". */
const LONGEST_BETWEEN = 8

/** The kinds of official documents, made for looking up by name and by code. */
export class DocumentKinds {
  /** Codes as the analyzer has them in exact form: `nq`, `qđ`. */
  readonly codes: ReadonlySet<string>
  private readonly byFoldedCode: ReadonlyMap<string, DocumentKind>
  /** Kinds of one or two syllables that are cited by a bare number: last syllable, folded, to the first ones, or ''. */
  private readonly citedByNumber = new Map<string, Set<string>>()
  private readonly nameBefore: RegExp
  private readonly longestBefore: number

  constructor(kinds: readonly DocumentKind[]) {
    const codes = kinds.flatMap((kind) => kind.codes.map((code) => [code, kind] as const))
    this.codes = new Set(codes.map(([code]) => keysOf(code).exact))
    this.byFoldedCode = new Map(codes.map(([code, kind]) => [fold(code), kind]))
    for (const { name } of kinds.filter((kind) => kind.citedByNumber)) {
      const syllables = name.split(' ').map((syllable) => keysOf(syllable).folded)
      const last = syllables.pop()!
      this.citedByNumber.set(last, (this.citedByNumber.get(last) ?? new Set()).add(syllables.join('_')))
    }
    const names = kinds.map(({ name }) => name).sort((a, b) => b.length - a.length)
    this.nameBefore = new RegExp(`(?:${names.join('|')})(?:\\s+số:?)?\\s+$`, 'iu')
    this.longestBefore = Math.max(0, ...names.map((name) => name.length)) + LONGEST_BETWEEN
  }

  /** The kind that a document's number tells by its first code: nghị quyết of "60/NQ-HĐND"; null when it tells none. */
  ofNumber(number: string): DocumentKind | null {
    for (const part of fold(number).split(/[^a-z0-9]+/)) {
      const kind = this.byFoldedCode.get(part)
      if (kind !== undefined) return kind
    }
    return null
  }

  /** The kind's name that stands before a number, with "số" and spaces as written; empty when there is none. */
  nameBeforeNumber(text: string, start: number): string {
    return this.nameBefore.exec(text.slice(Math.max(0, start - this.longestBefore), start))?.[0] ?? ''
  }

  /**
   * What comes before the last syllable of a kind that is cited by a bare number: `nghi` before `quyet`, and an empty
   * text where the syllable is a name of its own, such as `luat`.
   * @param last folded
   */
  syllablesBefore(last: string): ReadonlySet<string> | undefined {
    return this.citedByNumber.get(last)
  }
}
