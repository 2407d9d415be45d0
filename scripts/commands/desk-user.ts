import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { putDeskUser, removeDeskUser, shortestPassword } from '../../src/settings/desk-users.js'
import { addExamples, addNote } from '../help/help.js'

export function define(command: Command): void {
  command
    .command('add')
    .description(`Let somebody use the desk, or change a password of at least ${shortestPassword} characters.`)
    .argument('<name>', 'the name that is typed')
    .action(add)
  command.command('remove').description('Take the desk from somebody.').argument('<name>', 'the name').action(remove)
  addNote(
    command,
    'The password is asked for, or read from standard input; its hash is written into timtin.config.json. As soon as the' +
      '\ndesk has a user, it asks for a password. A server that runs takes the change at its next start.',
  )
  addExamples(command, 'timtin desk-user add lan', 'timtin desk-user remove lan')
}

const sayRestart = () => process.stderr.write('Restart the server to make it so.\n')

/** Asks without showing what is typed. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

async function readPassword(name: string): Promise<string> {
  if (process.stdin.isTTY) {
    const password = await ask('Password: ')
    if ((await ask('Again: ')) === password) return password
    throw new TimtinError('usage', 'bad-password', 'The two passwords differ.', name, 'Try again.')
  }
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk)
  return text.replace(/\r?\n$/, '')
}

async function add(name: string): Promise<void> {
  const { file } = readConfig().settings
  await putDeskUser(file, name, await readPassword(name))
  process.stdout.write(`"${name}" may use the desk (${file}).\n`)
  sayRestart()
}

async function remove(name: string): Promise<void> {
  const { file } = readConfig().settings
  await removeDeskUser(file, name)
  process.stdout.write(`"${name}" may no longer use the desk (${file}).\n`)
  sayRestart()
}
