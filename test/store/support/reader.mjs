// Answers `count`, `has ID` and `last` about a store that others write to.
import process from 'node:process'
import { createInterface } from 'node:readline'
import { openStore } from '../../../dist/src/store/article-store.js'

const store = openStore(process.argv[2], { readOnly: true })
const answers = {
  count: () => store.count(),
  last: () => store.lastSequence(),
  has: (id) => store.has(id),
  characters: (id) => store.article(id)?.body.join('').length ?? null,
}
process.stdout.write('open\n')
for await (const line of createInterface({ input: process.stdin })) {
  const [question, id] = line.split(' ')
  process.stdout.write(`${answers[question](id)}\n`)
}
await store.close()
