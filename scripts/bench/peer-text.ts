import { fold } from '../../src/text/index.js'
import { articlesIn } from '../../src/article-log.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'

/** An article as given to every peer: folded to a-z and digits, since none of them knows Vietnamese. */
export interface PeerDocument {
  id: string
  title: string
  lead: string
  body: string
}

/** Words of a query, folded like the peers' documents. */
export function foldedWords(query: string): string[] {
  return [...new Set(fold(query).match(/[a-z0-9]+/g) ?? [])]
}

/** The articles of an archive's store, folded, in store order. */
export async function* peerDocuments(dataFolder: string): AsyncGenerator<PeerDocument> {
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  try {
    for await (const { article } of articlesIn(store)) {
      const { id, kicker, title, lead, body, captions, keywords } = article
      yield {
        id,
        title: fold(`${kicker} ${title}`.trim()),
        lead: fold(lead),
        body: fold([...body, ...captions, ...keywords].join('\n')),
      }
    }
  } finally {
    await store.close()
  }
}
