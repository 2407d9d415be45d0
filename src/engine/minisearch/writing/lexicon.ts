import { hashText } from '../../../text/hash.js'
import type { Keys } from '../../../text/types.js'
import type { Sections } from '../format/layouts.js'
import { toneCode } from '../../lexicon/forms.js'
import { ArticleCounter, compare, Numbering } from './numbering.js'

/** Order of the lexicon: the forms of a folded word are neighbours, and among them those of a toneless word. */
const byKeys = (a: Keys, b: Keys) =>
  compare(a.folded, b.folded) || compare(a.toneless, b.toneless) || compare(a.exact, b.exact)

/** Collects the forms of a segment, numbered in order of first appearance. */
export class Lexicon {
  /** Keys of each form. */
  readonly keys: Keys[] = []
  /** Hash of each form's folded key, for signatures. */
  readonly hashes: number[] = []
  private readonly numbering = new Numbering()
  private readonly counts = new ArticleCounter()

  /** Counts a form in an article, and returns its number. */
  see({ exact, toneless, folded }: Keys, document: number): number {
    const form = this.numbering.of(exact)
    if (form === this.keys.length) {
      this.keys.push({ exact, toneless, folded })
      this.hashes.push(hashText(folded))
    }
    this.counts.see(form, document)
    return form
  }

  /** @returns the sections, and by each form's number its place in the lexicon */
  finish() {
    const { keys } = this
    const order = keys.map((_, form) => form).sort((a, b) => byKeys(keys[a], keys[b]))
    const places = new Uint32Array(order.length)
    order.forEach((form, place) => (places[form] = place))
    const sections = {
      lexicon: order.map((form) => keys[form].exact),
      lexiconToneless: order.map((form) => keys[form].toneless),
      lexiconFolded: order.map((form) => keys[form].folded),
      lexiconTones: Uint8Array.from(order, (form) => toneCode(keys[form].exact)),
      lexiconCounts: Uint32Array.from(order, (form) => this.counts.counts[form]),
    } satisfies Partial<Sections>
    return { sections, places }
  }
}
