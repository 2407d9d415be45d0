import { InvalidArgumentError, type Command } from 'commander'
import { alertsFolder, AlertStore } from '../../src/alerts/storage/alert-store.js'
import type { Asked, Follower } from '../../src/alerts/types.js'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { isoTime } from '../../src/text/dates.js'
import { addExamples } from '../help/help.js'

function readAddress(text: string): string {
  if (text.trim() !== '') return text.trim()
  throw new InvalidArgumentError('Give an e-mail address, or the address of a webhook.')
}

export function define(command: Command): void {
  command.command('list').description('Print every address, with what it follows.').action(list)
  command
    .command('export')
    .description('Print all that is kept about an address, as JSON.')
    .argument('<address>', 'e-mail address or webhook', readAddress)
    .action(exportAddress)
  command
    .command('delete')
    .description('Forget an address and all that it follows.')
    .argument('<address>', 'e-mail address or webhook', readAddress)
    .action(deleteAddress)
  addExamples(
    command,
    'timtin alerts list',
    'timtin alerts export an@thu.example',
    'timtin alerts delete an@thu.example',
  )
}

/** Opens the alerts of the archive; null where nobody ever followed anything. */
async function withAlerts<T>(action: (store: AlertStore) => T, otherwise: T): Promise<T> {
  const folder = alertsFolder(readConfig().dataFolder)
  if (!AlertStore.isThere(folder)) return otherwise
  const store = new AlertStore(folder)
  try {
    return action(store)
  } finally {
    await store.close()
  }
}

function described(wish: Follower | Asked): string {
  const state = 'askedAt' in wish ? `asked ${isoTime(wish.askedAt)}` : `confirmed ${isoTime(wish.confirmedAt)}`
  return [wish.address, wish.channel, wish.rhythm, state, wish.label].join('\t')
}

async function list(): Promise<void> {
  const wishes = await withAlerts((store) => [...store.followers(), ...store.asked()], [])
  if (wishes.length === 0) process.stdout.write('Nobody follows anything.\n')
  else process.stdout.write(wishes.map((wish) => `${described(wish)}\n`).join(''))
}

/** Without what only the program needs: hashes and counters. */
const exported = ({ channel, address, label, path, search, rhythm, ...wish }: Follower | Asked) => ({
  ...{ channel, address, label, path, search, rhythm },
  ...('askedAt' in wish
    ? { askedAt: isoTime(wish.askedAt) }
    : {
        confirmedAt: isoTime(wish.confirmedAt),
        lastSentAt: wish.lastSentAt === null ? null : isoTime(wish.lastSentAt),
      }),
})

async function exportAddress(address: string): Promise<void> {
  const { followers, asked } = await withAlerts((store) => store.of(address), { followers: [], asked: [] })
  if (followers.length + asked.length === 0) throw unknown(address)
  process.stdout.write(`${JSON.stringify([...followers, ...asked].map(exported), null, 2)}\n`)
}

async function deleteAddress(address: string): Promise<void> {
  const deleted = await withAlerts((store) => store.deleteAddress(address), 0)
  if (deleted === 0) throw unknown(address)
  process.stdout.write(`Forgotten: ${deleted} followed by ${address}.\n`)
}

function unknown(address: string): TimtinError {
  return new TimtinError(
    'not-found',
    'no-such-address',
    'This address follows nothing.',
    address,
    'See `timtin alerts list`.',
  )
}
