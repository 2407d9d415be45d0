import { InvalidArgumentError, type Command } from 'commander'
import { keysOf } from '../../src/composition/taking-in.js'
import { readConfig, systemClock } from '../../src/config.js'
import { parseScopes } from '../../src/keys/key-file.js'
import { scopes, type Key, type Scope } from '../../src/keys/types.js'
import { localTime } from '../../src/text/dates.js'
import { addExamples } from '../help/help.js'

function readScopes(text: string): Scope[] {
  const read = parseScopes(text)
  if (read !== null) return read
  throw new InvalidArgumentError(`Give one or both of ${scopes.join(', ')}, separated by a comma.`)
}

/** Letters, digits and a few signs: names stand in logs and in tables. */
function readName(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,59}$/u.test(text)) return text
  throw new InvalidArgumentError('Give 1 to 60 letters, digits, spaces, dots, hyphens or underscores.')
}

function readSource(text: string): string {
  const source = text.trim()
  if (source !== '') return source
  throw new InvalidArgumentError('Give the source as its articles have it, such as baothaibinh.com.vn.')
}

/** The current time as articles have it. */
const now = () => `${localTime(systemClock())}+07:00`

export function define(command: Command): void {
  command
    .command('add')
    .description('Make a key by which a program may push articles, and print its secret once.')
    .argument('<name>', 'whose key it is', readName)
    .option('--scope <scopes>', `what it allows: ${scopes.join(',')}`, readScopes, ['put'] as Scope[])
    .option('--source <source>', 'the only source whose articles it may change', readSource)
    .action(add)
  command.command('list').description('Print all keys, without their secrets.').action(list)
  command.command('revoke').description('Revoke a key for good.').argument('<name>', 'its name').action(revoke)
  addExamples(
    command,
    'timtin key add cms --scope put,withdraw --source baothaibinh.com.vn',
    'timtin key list',
    'timtin key revoke cms',
  )
}

async function add(name: string, { scope, source }: { scope: Scope[]; source?: string }): Promise<void> {
  const config = readConfig()
  const secret = await keysOf(config).add({ name, scopes: scope, source: source ?? null }, now())
  process.stdout.write(`${secret}\n`)
  process.stderr.write('Keep this secret: it is shown only now. Programs send it as "Authorization: Bearer SECRET".\n')
}

function described({ name, scopes, source, createdAt, revokedAt }: Key): string {
  const state = revokedAt === null ? 'usable' : `revoked ${revokedAt}`
  return [name, scopes.join(','), source ?? 'any source', `made ${createdAt}`, state].join('\t')
}

async function list(): Promise<void> {
  const keys = await keysOf(readConfig()).all()
  if (keys.length === 0) process.stdout.write('There are no keys. Nothing can be pushed.\n')
  else process.stdout.write(keys.map((key) => `${described(key)}\n`).join(''))
}

async function revoke(name: string): Promise<void> {
  await keysOf(readConfig()).revoke(name, now())
  process.stdout.write(`The key "${name}" is revoked.\n`)
}
