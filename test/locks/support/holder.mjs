// Usage: `holder.mjs FOLDER`. Takes the lock of a folder and holds it until standard input ends.
import { once } from 'node:events'
import process from 'node:process'
import { takeFolder } from '../../../dist/src/locks/folder-lock.js'

const { lock, holder } = await takeFolder(process.argv[2])
if (lock !== undefined) {
  process.stdout.write(`held by ${process.pid}\n`)
  process.stdin.resume()
  await once(process.stdin, 'end')
  await lock.release()
} else {
  process.stdout.write(`refused, ${holder.name} has it\n`)
}
