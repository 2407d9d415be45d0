import type { Command } from 'commander'
import { backUpArchive } from '../../src/composition/safekeeping.js'
import { readConfig, systemClock } from '../../src/config.js'
import { exitDamage } from '../shared/exit-damage.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  command.argument('<folder>', 'where the backup is to be; it must not exist, or be empty').action(backup)
  addExamples(command, 'timtin backup /backup/$(date +%F)')
}

async function backup(folder: string): Promise<void> {
  const { articles, damaged = [], files } = await backUpArchive(readConfig(), folder, systemClock)
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  process.stdout.write(
    `Backed up ${articles} articles in ${files.length} files, ${megabytes.toFixed(1)} MB: ${folder}\n`,
  )
  if (damaged.length === 0) return
  const ids = damaged.join(', ')
  process.stderr.write(`${damaged.length} of them are damaged, here as in the store: ${ids}. Run \`timtin verify\`.\n`)
  process.exitCode = exitDamage
}
