import { foldedWords, peerDocuments, type PeerDocument } from '../peer-text.js'
import { hitsWanted, type Entrant } from './contestant.js'
import { versionOf } from './version.js'

/** Documents per insertion: Orama pauses between insertions, so larger batches are faster. */
const batchSize = 500

export const orama: Entrant = {
  work: 'ten hits and count; all words (threshold 0), then any',
  limit: { articles: 5_000, reason: 'at 30,000 a query took seconds of processor time' },
  async open(dataFolder) {
    const { create, insertMultiple, search } = await import('@orama/orama')
    const database = create({
      schema: { title: 'string', lead: 'string', body: 'string' },
      components: { tokenizer: { stemming: false } },
    })
    let batch: PeerDocument[] = []
    for await (const document of peerDocuments(dataFolder)) {
      batch.push(document)
      if (batch.length < batchSize) continue
      await insertMultiple(database, batch, batchSize)
      batch = []
    }
    await insertMultiple(database, batch, batchSize)
    return {
      label: `Orama ${versionOf('@orama/orama')}`,
      async search(query) {
        const term = foldedWords(query).join(' ')
        const strict = await search(database, { term, limit: hitsWanted, threshold: 0 })
        const { hits, count } = strict.count > 0 ? strict : await search(database, { term, limit: hitsWanted })
        return { ids: hits.map(({ id }) => id), total: count }
      },
      close() {},
    }
  },
}
