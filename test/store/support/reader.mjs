// Answers questions, one per line, about a store that other processes write to.
import { existsSync, writeSync } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { openStore } from '../../../dist/src/store/article-store.js'

const store = openStore(process.argv[2], { readOnly: true })
let read = 0

/** Waits within one turn of the event loop, so that LMDB keeps its snapshots of the files. */
function waitFor(file) {
  while (!existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}

const answers = {
  count: () => store.count(),
  last: () => store.lastSequence(),
  has: (id) => store.has(id),
  characters: (id) => store.article(id)?.body.join('').length ?? null,
  title: (id) => store.article(id)?.title ?? null,
  /** Reads the log, reports that, waits until the file exists, and reads the article in the same turn. */
  'late-title': (id, file) => {
    store.has(id)
    writeSync(1, 'waiting\n')
    waitFor(file)
    return store.article(id)?.title ?? null
  },
  /** The title of the log's first article. */
  first: async () => {
    const [entry] = await store.entriesAfter(0, 1)
    read = entry.sequence
    return entry.article.title
  },
  /** The titles after the first. */
  rest: async () => (await store.entriesAfter(read, 1000)).map((entry) => entry.article.title).join(' | '),
  /** How many articles the log has, read in small pages. */
  articles: async () => {
    const ids = new Set()
    for (let page, after = 0; page === undefined || page.length > 0;) {
      page = await store.entriesAfter(after, 10)
      for (const { sequence, article } of page) {
        ids.add(article.id)
        after = sequence
      }
    }
    return ids.size
  },
}
process.stdout.write('open\n')
for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...given] = line.split(' ')
  try {
    process.stdout.write(`${await answers[question](...given)}\n`)
  } catch (error) {
    process.stdout.write(`${error.name} ${error.code} ${error.where}\n`)
  }
}
await store.close()
