import { chmodSync, copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { open } from 'lmdb'
import { alertsFolder, AlertStore, createAlertsFolder } from './alert-store.js'

/**
 * Copies the alerts as they are at one moment, with the key of their links, while other processes write to them. Copies
 * nothing where nobody ever followed anything.
 * @throws errors of the file system and of LMDB
 */
export async function copyAlerts(fromData: string, toData: string): Promise<void> {
  const [from, to] = [alertsFolder(fromData), alertsFolder(toData)]
  if (!AlertStore.isThere(from)) return
  createAlertsFolder(to)
  const root = open({ path: from, overlappingSync: false })
  try {
    await root.backup(to, false)
  } finally {
    await root.close()
  }
  const key = path.join(from, 'secret')
  if (existsSync(key)) copyFileSync(key, path.join(to, 'secret'))
  for (const name of ['data.mdb', 'secret']) if (existsSync(path.join(to, name))) chmodSync(path.join(to, name), 0o600)
}
