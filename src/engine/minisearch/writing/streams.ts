import { breakFlag, formMask } from '../../token-stream.js'
import { signatureOf, signatureSlots, type Signature } from '../../near-copies/signature.js'
import { GrowableUint32 } from '../arrays/growable.js'
import type { Sections } from '../format/layouts.js'

/** Collects the token streams of a segment's articles, and the signatures made from them. */
export class Streams {
  private readonly stream = new GrowableUint32()
  private readonly starts: number[] = [0]
  /** Ends of the title, lead and body zones of each article, relative to its start. */
  private readonly zones: number[] = []
  private readonly signatures: Signature[] = []

  /** @param hashes the hash of each form */
  constructor(private readonly hashes: readonly number[]) {}

  push(form: number, isAfterBreak: boolean): void {
    this.stream.push(isAfterBreak ? (form | breakFlag) >>> 0 : form)
  }

  /** Ends the title, the lead or the body of an article. */
  endZone(): void {
    this.zones.push(this.stream.length - this.starts[this.starts.length - 1])
  }

  /** Makes the article's signature from its tokens so far. */
  sign(): void {
    const forms = this.stream.view().subarray(this.starts[this.starts.length - 1])
    this.signatures.push(signatureOf(Uint32Array.from(forms, (form) => this.hashes[form & formMask])))
  }

  endArticle(): void {
    this.starts.push(this.stream.length)
  }

  /**
   * Makes the sections. Nothing can be added afterwards, since tokens are renumbered in place.
   * @param places the place of each form in the lexicon, by the number that was pushed
   */
  finish(places: Uint32Array) {
    const stream = this.stream.view()
    for (let i = 0; i < stream.length; i++) stream[i] = ((stream[i] & breakFlag) | places[stream[i] & formMask]) >>> 0
    const signatures = new Uint16Array(this.signatures.length * signatureSlots)
    this.signatures.forEach((signature, document) => signatures.set(signature, document * signatureSlots))
    return {
      stream,
      starts: Uint32Array.from(this.starts),
      zones: Uint32Array.from(this.zones),
      signatures,
    } satisfies Partial<Sections>
  }
}
