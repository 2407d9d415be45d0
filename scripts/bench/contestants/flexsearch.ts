import { foldedWords, peerDocuments } from '../peer-text.js'
import { hitsWanted, type Entrant } from './contestant.js'
import { versionOf } from './version.js'

const encode = (text: string): string[] => text.match(/[a-z0-9]+/g) ?? []

export const flexSearch: Entrant = {
  work: 'ten hits, no total; AND, then `suggest` where AND finds nothing',
  limit: null,
  async open(dataFolder) {
    const { Index } = await import('flexsearch')
    const index = new Index({ tokenize: 'strict', encode })
    const ids: string[] = []
    for await (const { id, title, lead, body } of peerDocuments(dataFolder)) {
      index.add(ids.length, `${title}\n${lead}\n${body}`)
      ids.push(id)
    }
    return {
      label: `FlexSearch ${versionOf('flexsearch')}`,
      search(query) {
        const words = foldedWords(query).join(' ')
        let found = index.search(words, { limit: hitsWanted })
        if (found.length === 0) found = index.search(words, { limit: hitsWanted, suggest: true })
        return { ids: found.map((number) => ids[number as number]), total: null }
      },
      close() {},
    }
  },
}
