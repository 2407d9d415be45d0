import { setImmediate } from 'node:timers/promises'
import type { Analysis, Analyzer } from '../../text/types.js'
import type { Draft } from './types.js'

/** A paragraph, or a part of a very long one, with its analysis. */
export interface Piece {
  part: 'title' | 'lead' | 'body'
  text: string
  analysis: Analysis
}

/** Characters analysed at once, which takes a few milliseconds; then other visitors have their turn. */
const charactersAtOnce = 2000

/** Lets the event loop handle whatever is waiting. */
export const giveWay = (): Promise<void> => setImmediate()

/** Splits a text at spaces into parts of bounded length; joined, they are the text again. */
export function cutAtSpaces(text: string, length = charactersAtOnce): string[] {
  const parts: string[] = []
  let start = 0
  while (text.length - start > length) {
    const space = text.lastIndexOf(' ', start + length)
    const end = space > start ? space : start + length
    parts.push(text.slice(start, end))
    start = end
  }
  parts.push(text.slice(start))
  return parts
}

/** Analyses a text piece by piece, so that other work never waits for long. */
export async function analysePieces(draft: Draft, analyzer: Analyzer): Promise<Piece[]> {
  const pieces: Piece[] = []
  let since = 0
  for (const [index, paragraph] of [draft.title, draft.lead, ...draft.body].entries()) {
    if (paragraph === '') continue
    for (const text of cutAtSpaces(paragraph)) {
      pieces.push({
        part: index === 0 ? 'title' : index === 1 ? 'lead' : 'body',
        text,
        analysis: analyzer.analyze(text),
      })
      since += text.length
      if (since < charactersAtOnce) continue
      since = 0
      await giveWay()
    }
  }
  return pieces
}
