import type { Command } from 'commander'
import { gatherPictures } from '../../src/composition/picturing.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { localTime } from '../../src/text/dates.js'
import { addExamples, addNote } from '../help/help.js'
import { interruption } from '../shared/interruption.js'

export function define(command: Command): void {
  command.action(gather)
  addNote(
    command,
    'A server that runs does this by itself. One request a second is made to a host at most, as its robots.txt allows;' +
      '\nthe newest articles come first, and after an interruption the same command goes on.',
  )
  addExamples(command, 'timtin pictures')
}

async function gather(): Promise<void> {
  const { config } = withSettings(readConfig())
  if (config.pictures !== 'on') {
    const what = `"pictures" is "${config.pictures}": this archive keeps no pictures.`
    throw new TimtinError('usage', 'pictures-off', what, config.settings.file, 'Leave it out, or set it to "on".')
  }
  const signal = interruption()
  const { kept, refused, failed, next } = await gatherPictures(config, { clock: systemClock, signal })
  process.stdout.write(`kept ${kept} / refused ${refused} / not to be had ${failed}\n`)
  if (next !== null && next > 0)
    process.stdout.write(`The next one is tried again at ${localTime(next).replace('T', ' ')}.\n`)
  if (signal.aborted) process.exitCode = 130
}
