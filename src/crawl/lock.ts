import { mkdirSync } from 'node:fs'
import { TimtinError } from '../errors.js'
import { takeFolder } from '../locks/folder-lock.js'
import type { Lock } from '../locks/types.js'
import { localTime } from '../text/dates.js'

/**
 * The right to crawl for an archive: two crawlers would ask each site twice as often as is polite.
 * @param folder of the frontier; created when needed
 * @throws TimtinError `crawl-locked`, `no-sockets`; errors of the file system
 */
export async function lockCrawl(folder: string): Promise<Lock> {
  mkdirSync(folder, { recursive: true })
  const take = await takeFolder(folder)
  if ('lock' in take) return take.lock
  const { name, since } = take.holder
  const who = [
    name === null ? '' : `process ${name}`,
    since === null ? '' : `since ${localTime(since).replace('T', ' ')}`,
  ]
  const known = who.filter((part) => part !== '').join(', ')
  throw new TimtinError(
    'environment',
    'crawl-locked',
    `Another process is crawling for this archive${known === '' ? '' : ` (${known})`}.`,
    folder,
    'Wait until it is done, or stop it.',
  )
}
