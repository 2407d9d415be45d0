import MiniSearch from 'minisearch'
import { foldedWords, peerDocuments, type PeerDocument } from '../peer-text.js'
import { hitsWanted, type Entrant } from './contestant.js'
import { versionOf } from './version.js'

export const plainMiniSearch: Entrant = {
  work: 'AND, then OR where AND finds nothing; all hits counted',
  limit: null,
  async open(dataFolder) {
    const index = new MiniSearch<PeerDocument>({ fields: ['title', 'lead', 'body'] })
    for await (const document of peerDocuments(dataFolder)) index.add(document)
    return {
      label: `MiniSearch ${versionOf('minisearch')}, plain`,
      search(query) {
        const words = foldedWords(query).join(' ')
        let hits = index.search(words, { combineWith: 'AND' })
        if (hits.length === 0) hits = index.search(words, { combineWith: 'OR' })
        return { ids: hits.slice(0, hitsWanted).map(({ id }) => id as string), total: hits.length }
      },
      close() {},
    }
  },
}
