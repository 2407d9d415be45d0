import type { Index, Query } from 'lunr'
import { foldedWords, peerDocuments } from '../peer-text.js'
import { hitsWanted, type Entrant } from './contestant.js'
import { versionOf } from './version.js'

export const lunr: Entrant = {
  work: 'all hits; AND, then OR where AND finds nothing; no stemmer, no stopwords',
  limit: {
    articles: 5_000,
    reason: 'it builds one vector per article and field in memory, and was last released in 2020',
  },
  async open(dataFolder) {
    const { default: lunr } = await import('lunr')
    const builder = new lunr.Builder()
    builder.ref('id')
    for (const field of ['title', 'lead', 'body']) builder.field(field)
    for await (const document of peerDocuments(dataFolder)) builder.add(document)
    const index = builder.build()
    const { REQUIRED, OPTIONAL } = lunr.Query.presence
    const ask = (words: string[], presence: Query.presence): Index.Result[] =>
      index.query((query) => words.forEach((word) => query.term(word, { presence, usePipeline: false })))
    return {
      label: `Lunr ${versionOf('lunr')}`,
      search(query) {
        const words = foldedWords(query)
        let hits = ask(words, REQUIRED)
        if (hits.length === 0) hits = ask(words, OPTIONAL)
        return { ids: hits.slice(0, hitsWanted).map(({ ref }) => ref), total: hits.length }
      },
      close() {},
    }
  },
}
