import { createPeopleFinder } from '../../gazetteer/people.js'
import type { Gazetteer } from '../../gazetteer/types.js'
import type { DocumentKinds } from '../../text/index.js'
import { cutAtSpaces, giveWay, type Piece } from './pieces.js'
import type { Draft, NamedDocument, NamedThing } from './types.js'

/** Counts names by key, in the order of their first mention. */
class Counter {
  private readonly counts = new Map<string, NamedThing>()

  add(key: string, name: string): void {
    const known = this.counts.get(key)
    if (known === undefined) this.counts.set(key, { name, count: 1 })
    else known.count++
  }

  /** Most frequent first; ties in the order of their first mention. */
  sorted(): { key: string; name: string; count: number }[] {
    return [...this.counts].map(([key, named]) => ({ key, ...named })).sort((a, b) => b.count - a.count)
  }
}

/** What a text names: agencies by id, provinces and people by name. */
export interface NamesFound {
  agencies: { id: string; count: number }[]
  provinces: NamedThing[]
  people: NamedThing[]
}

/** Characters read at once; an abbreviation defined in the text is known within this stretch. */
const charactersAtOnce = 2000

/** Paragraphs joined into chunks of bounded length. */
function chunksOf({ title, lead, body }: Draft): string[] {
  const chunks: string[] = []
  let chunk = ''
  for (const paragraph of [title, lead, ...body].flatMap((text) => cutAtSpaces(text, charactersAtOnce))) {
    if (chunk !== '' && chunk.length + paragraph.length > charactersAtOnce) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk = chunk === '' ? paragraph : `${chunk}\n${paragraph}`
  }
  return [...chunks, chunk]
}

/** Creates the function that finds names in a draft. */
export function createNameReader(gazetteer: Pick<Gazetteer, 'recognise'>): (draft: Draft) => Promise<NamesFound> {
  const findPeople = createPeopleFinder()
  return async (draft) => {
    const [agencies, provinces, people] = [new Counter(), new Counter(), new Counter()]
    for (const chunk of chunksOf(draft)) {
      const names = gazetteer.recognise(chunk)
      for (const { id } of names.agencies) agencies.add(id, id)
      for (const { id } of names.provinces) provinces.add(id, id)
      for (const { id } of findPeople(chunk, names)) people.add(id.toLowerCase(), id)
      await giveWay()
    }
    return {
      agencies: agencies.sorted().map(({ key, count }) => ({ id: key, count })),
      provinces: provinces.sorted().map(({ name, count }) => ({ name, count })),
      people: people.sorted().map(({ name, count }) => ({ name, count })),
    }
  }
}

/** Documents cited by number, each in its longest form: "Nghị quyết số 60/NQ-HĐND" rather than "Nghị quyết số 60". */
export function documentsIn(pieces: readonly Piece[], kinds: DocumentKinds): NamedDocument[] {
  const documents = new Map<string, NamedDocument>()
  for (const { text, analysis } of pieces) {
    const spans = analysis.spans
      .filter(({ kind }) => kind === 'number')
      .sort((a, b) => a.first - b.first || b.last - a.last)
    for (let i = 0; i < spans.length; i++) {
      let longest = spans[i]
      // A kind with its number, "nghị quyết 60", and the number with its code, "60/NQ-HĐND", overlap in the number.
      while (i + 1 < spans.length && spans[i + 1].first <= longest.last) {
        i++
        if (spans[i].last > longest.last) longest = spans[i]
      }
      const start = analysis.tokens[longest.first].start
      const number = text.slice(start, analysis.tokens[longest.last].end)
      const kind = kinds.nameBeforeNumber(text, start)
      const known = documents.get(longest.term)
      if (known === undefined) documents.set(longest.term, { name: kind + number, number, count: 1 })
      else {
        known.count++
        if (known.name === known.number) known.name = kind + number
      }
    }
  }
  return [...documents.values()].sort((a, b) => b.count - a.count)
}
