import { existsSync } from 'node:fs'
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { TimtinError } from '../errors.js'
import { hashPassword } from './passwords.js'
import { parseSettings, readSettingsFile } from './read-settings.js'
import type { Settings } from './schema.js'

/** Fewest characters of a password: a guesser has ten tries in a quarter of an hour. */
export const shortestPassword = 10

type DeskUsers = Settings['deskUsers']

function refused(code: string, what: string, where: string, advice: string): TimtinError {
  return new TimtinError('usage', code, what, where, advice)
}

/** Replaces a file that only its owner may read: after a crash it is the old or the new one. */
async function replace(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    const opened = await open(beside, 'w', 0o600)
    try {
      await opened.writeFile(text)
      await opened.sync()
    } finally {
      await opened.close()
    }
    await chmod(beside, 0o600)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    const what = `The configuration cannot be written: ${error instanceof Error ? error.message : String(error)}.`
    const advice = 'Give this user write access, and free some space.'
    throw new TimtinError('environment', 'settings-unwritable', what, file, advice, { cause: error })
  }
}

/** Changes the users in a configuration, and leaves everything else in it as it is. */
async function change(file: string, edit: (users: DeskUsers) => DeskUsers): Promise<void> {
  const value = (existsSync(file) ? readSettingsFile(file) : {}) as Record<string, unknown>
  const deskUsers = edit(parseSettings(file, value).deskUsers)
  const changed = { ...value, deskUsers }
  parseSettings(file, changed)
  await replace(file, `${JSON.stringify(changed, null, 2)}\n`)
}

/**
 * Lets somebody use the desk, or gives them another password.
 * @throws TimtinError `bad-password`, `bad-settings`, `settings-unwritable`
 */
export async function putDeskUser(file: string, name: string, password: string): Promise<void> {
  if ([...password].length < shortestPassword) {
    const what = `The password is shorter than ${shortestPassword} characters.`
    throw refused('bad-password', what, name, 'Choose a longer one: three or four words that do not belong together.')
  }
  const hash = await hashPassword(password)
  await change(file, (users) => [...users.filter((user) => user.name !== name), { name, hash }])
}

/** Takes the desk from somebody. @throws TimtinError `no-such-desk-user`, `bad-settings`, `settings-unwritable` */
export async function removeDeskUser(file: string, name: string): Promise<void> {
  await change(file, (users) => {
    if (!users.some((user) => user.name === name)) {
      const names = users.map((user) => user.name).join(', ')
      const advice = names === '' ? 'The desk has no users.' : `The desk's users are ${names}.`
      throw refused('no-such-desk-user', `The desk has no user "${name}".`, file, advice)
    }
    return users.filter((user) => user.name !== name)
  })
}
