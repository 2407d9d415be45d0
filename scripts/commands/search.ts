import type { Command } from 'commander'
import { openArchive } from '../../src/composition/reading.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig, systemClock } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { directoryOf } from '../../src/web/presenters/directory-of.js'
import { loadLabels } from '../../src/label-files.js'
import { presentSearchJson } from '../../src/web/presenters/json.js'
import { addSearchArguments, readSearchArguments } from '../search/arguments.js'
import { described } from '../search/printing.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  addSearchArguments(command)
  command.action(() => search(command))
  addExamples(
    command,
    'timtin search "chuyển đổi số" --from 2024-01 --to 2024-06 --province "Thái Bình"',
    'timtin search "lũ lụt" -bão --sort newest --json',
  )
}

async function search(command: Command): Promise<void> {
  const { config } = withSettings(readConfig())
  const { params, json, explain } = readSearchArguments(command, loadGazetteer(config.projectRoot))
  const archive = await openArchive(config, systemClock)
  try {
    const { search } = archive
    const gazetteer = directoryOf(archive.gazetteer, loadLabels(config.projectRoot, config.dataFolder))
    const result = await search.search(params, { explain })
    const answer = json ? JSON.stringify(presentSearchJson(result, gazetteer), null, 2) : described(result, gazetteer)
    process.stdout.write(json ? `${answer}\n` : answer)
  } finally {
    await archive.close()
  }
}
