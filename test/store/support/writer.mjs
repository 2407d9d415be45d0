// Puts batches of articles until it is stopped, and reports each batch once it is accepted. Arguments: folder of the
// store, prefix of the ids, number of batches, characters per article; bytes per volume, if not those of `openStore`.
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { openStore, openStoreWithVolumes } from '../../../dist/src/store/article-store.js'

const [folder, prefix, batches, characters, volumeBytes] = process.argv.slice(2)
const batchSize = 20

function makeArticle(id) {
  return {
    id,
    url: null,
    source: 'baosongla.example',
    province: null,
    kicker: '',
    title: `Bài ${id}`,
    lead: '',
    // Random, so that compression leaves it as long as it is.
    body: [randomBytes(Math.ceil(Number(characters) / 2)).toString('hex')],
    captions: [],
    author: null,
    publishedAt: null,
    datePrecision: null,
    dateSource: null,
    category: null,
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
  }
}

try {
  const store = volumeBytes ? openStoreWithVolumes(folder, Number(volumeBytes)) : openStore(folder, { readOnly: false })
  for (let batch = 0; batch < Number(batches); batch++) {
    const ids = Array.from({ length: batchSize }, (_, index) => `${prefix}-${batch}-${index}`)
    await store.put(ids.map(makeArticle))
    process.stdout.write(`${ids.join(' ')}\n`)
  }
  await store.close()
} catch (error) {
  process.stdout.write(`${error.name} ${error.code} ${error.message}\n`)
  process.exitCode = 1
}
