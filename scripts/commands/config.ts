import type { Command } from 'commander'
import { withSettings } from '../../src/composition/site.js'
import { describeEnvironment, readConfig } from '../../src/config.js'
import { describeSettings } from '../../src/settings/describe.js'
import { addExamples, addNote } from '../help/help.js'

export function define(command: Command): void {
  command.action(show)
  addNote(command, 'Passwords are never printed. A server that runs has the settings of its start.')
  addExamples(command, 'TIMTIN_DATA=/srv/timtin/my-paper timtin config')
}

/** Prints a table: setting, value, where it comes from. */
function show(): void {
  const { config, settings: read } = withSettings(readConfig())
  const rows = [
    ...describeEnvironment().map(({ name, value, isSet }) => [name, value, isSet ? 'environment' : 'default']),
    ...describeSettings(read).map(({ key, value, isGiven }) => [
      key,
      value ?? '(none)',
      // A colour of dark pages may be made from another one.
      isGiven ? (read.file ?? '') : value !== null && key.endsWith('Dark') ? 'made from the other colour' : 'default',
    ]),
  ]
  process.stdout.write(rows.map((row) => `${row.join('\t')}\n`).join(''))
  if (read.file === null)
    process.stderr.write(`There is no ${config.settings.file}; docs/configuration.md says what it may have.\n`)
}
