// Puts articles, and is killed when they are in their volume but not yet in data.mdb. Arguments: folder of the store;
// the articles come as JSON on standard input.
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { openStore } from '../../../dist/src/store/article-store.js'

const articles = JSON.parse(await text(process.stdin))
const store = openStore(process.argv[2], { readOnly: false })
const volume = store.volumes.database(1)
const { transactionSync } = volume
volume.transactionSync = (action) => {
  transactionSync.call(volume, action)
  process.kill(process.pid, 'SIGKILL')
}
await store.put(articles)
process.stdout.write('not killed\n')
