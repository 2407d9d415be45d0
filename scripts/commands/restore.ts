import type { Command } from 'commander'
import { restoreArchive } from '../../src/composition/safekeeping.js'
import { readConfig } from '../../src/config.js'
import { nextStep } from '../shared/next-step.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  command
    .argument('<folder>', 'a backup')
    .option('--replace', 'put it in the place of a store that has articles, which is kept beside it')
    .option('--even-damaged', 'although articles in it are damaged')
    .action(restore)
  addExamples(command, 'timtin restore /backup/2026-11-30', 'timtin restore /backup/2026-11-30 --replace')
}

async function restore(
  folder: string,
  { replace = false, evenDamaged = false }: { replace?: boolean; evenDamaged?: boolean },
): Promise<void> {
  const { manifest, former, isOther } = await restoreArchive(readConfig(), folder, { replace, evenDamaged })
  process.stdout.write(`Restored ${manifest.articles} articles as of ${manifest.at}.\n`)
  if (former !== null) process.stdout.write(`The former store is kept in ${former}\n`)
  if (isOther)
    process.stdout.write('It is another archive: a server that runs must be started again to serve this one.\n')
  process.stdout.write(`${nextStep}\n`)
}
