import type { Form, VocabularyAnswer, VocabularyRequest } from '../../engine/vocabulary.js'

/** What the vocabulary has said about the words of one query, by their folded keys. */
export class KnownWords {
  private readonly forms = new Map<string, readonly Form[]>()
  private readonly similar = new Map<string, readonly Form[]>()

  /** Takes in an answer to a request. */
  learn(request: VocabularyRequest, answer: VocabularyAnswer): void {
    request.forms?.forEach((word, i) => this.forms.set(word, answer.forms[i]))
    request.similar?.forEach((word, i) => this.similar.set(word, answer.similar[i]))
  }

  /** The accented forms of a word; none for one that was not asked for. */
  formsOf(folded: string): readonly Form[] {
    return this.forms.get(folded) ?? []
  }

  /** The forms one typing mistake away from a word; none for one that was not asked for. */
  similarTo(folded: string): readonly Form[] {
    return this.similar.get(folded) ?? []
  }
}
