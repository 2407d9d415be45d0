import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { correctArticle, type Correction } from '../../src/composition/changing.js'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import type { CorrectionOutcome } from '../../src/store/types.js'
import { nextStep } from '../shared/next-step.js'
import { addExamples, addNote } from '../help/help.js'
import { readOneArticle } from '../shared/one-article.js'

export function define(command: Command): void {
  command
    .argument('<article>', 'its id or address')
    .argument('<file>', 'a .json file with the fields that change, or the corrected page (.html, .txt)')
    .action(correct)
  addExamples(command, 'timtin correct baosongla.example-4711 correction.json')
  addNote(command, 'Correcting a withdrawn article puts it back; the file must then be the whole article.')
}

const done: Record<CorrectionOutcome, string> = {
  updated: 'Corrected',
  unchanged: 'Nothing changes in',
  restored: 'Put back, although it had been withdrawn:',
}

async function correct(address: string, file: string): Promise<void> {
  const config = readConfig()
  const { id, outcome } = await correctArticle(config, address, await readCorrection(file), systemClock)
  process.stdout.write(`${done[outcome]} ${id}.\n`)
  if (outcome !== 'unchanged') process.stdout.write(`${nextStep}\n`)
}

async function readCorrection(file: string): Promise<Correction> {
  if (!file.endsWith('.json')) {
    return { whole: (await readOneArticle(file, readConfig())).article }
  }
  try {
    return { fields: JSON.parse(await readFile(file, 'utf8')), file }
  } catch (error) {
    const what = `The file cannot be read as JSON (${(error as Error).message}).`
    throw new TimtinError('input', 'bad-correction', what, file, 'Correct the file.', { cause: error })
  }
}
