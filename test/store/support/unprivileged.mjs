// Opens a store as an unprivileged user, and prints the result.
import process from 'node:process'
import { openStore } from '../../../dist/src/store/article-store.js'

if (process.getuid() === 0) {
  process.setgid(65534)
  process.setuid(65534)
}
try {
  openStore(process.argv[2], { readOnly: false })
  process.stdout.write('opened\n')
} catch (error) {
  process.stdout.write(`${error.name} ${error.code} ${error.message}\n`)
}
