import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { takeFolder } from '../../src/locks/folder-lock.js'

/** Result of a try. `twice`: another process had the lock, or was told that it had, while this one had it. */
export type Outcome = 'taken' | 'refused' | 'twice'

/** Longest time for which a lock is held. */
const longestHoldMs = 3
/**
 * Share of locks that are held for a while; the others are released at once, so that the lock changes hands more often.
 */
const shareHeld = 0.2

/**
 * Tries once. Whoever has the lock writes a mark, and finds it unchanged at the end unless another process had the lock
 * too.
 */
async function tryOnce(folder: string): Promise<Outcome> {
  const take = await takeFolder(folder)
  if ('holder' in take) return 'refused'
  const { lock } = take
  const file = path.join(folder, 'mark')
  const mark = randomUUID()
  writeFileSync(file, mark)
  if (Math.random() < shareHeld) await setTimeout(Math.random() * longestHoldMs)
  const isAlone = readFileSync(file, 'utf8') === mark && lock.isHeld()
  await lock.release()
  return isAlone ? 'taken' : 'twice'
}

process.once('disconnect', () => process.exit())
for (;;) process.send!(await tryOnce(process.argv[2]))
