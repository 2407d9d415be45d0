// Answers questions about a store that others write to, one a line.
import { existsSync, writeSync } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { openStore } from '../../../dist/src/store/article-store.js'

const store = openStore(process.argv[2], { readOnly: true })
let iterator

/** Waits within one turn of the event loop, so that LMDB's views of the files stay as they are. */
function waitFor(file) {
  while (!existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}

const answers = {
  count: () => store.count(),
  last: () => store.lastSequence(),
  has: (id) => store.has(id),
  characters: (id) => store.article(id)?.body.join('').length ?? null,
  title: (id) => store.article(id)?.title ?? null,
  /** Looks at the log, says so, waits until the file is there, and reads the article in the same turn. */
  'late-title': (id, file) => {
    store.has(id)
    writeSync(1, 'waiting\n')
    waitFor(file)
    return store.article(id)?.title ?? null
  },
  /** Begins to iterate. */
  first: () => {
    iterator = store.entriesAfter(0)[Symbol.iterator]()
    return iterator.next().value.article.title
  },
  /** The titles that the iteration still has to give. */
  rest: () => [...iterator].map((entry) => entry.article.title).join(' | '),
}
process.stdout.write('open\n')
for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...given] = line.split(' ')
  try {
    process.stdout.write(`${answers[question](...given)}\n`)
  } catch (error) {
    process.stdout.write(`${error.name} ${error.code} ${error.where}\n`)
  }
}
await store.close()
