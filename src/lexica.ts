import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import stopwords from 'vietnamese-stopwords'
import { TimtinError } from './errors.js'
import { keysOf } from './text/keys.js'
import type { Lexica } from './text/types.js'

/**
 * Loads what the analyzer knows about words.
 * @param projectRoot folder that holds `data/`
 * @throws TimtinError when a file of `data/` is missing or malformed
 */
export function loadLexica(projectRoot: string): Lexica {
  return {
    compounds: new Set(readTable(join(projectRoot, 'data', 'compounds.tsv'), 'folded').map((row) => row.folded!)),
    abbreviations: new Map(
      readTable(join(projectRoot, 'data', 'abbreviations.tsv'), 'abbreviation', 'full_forms', 'meanings')
        .filter((row) => row.meanings === 'one')
        .map((row) => [row.abbreviation!, row.full_forms!.split(' | ')]),
    ),
    stopwords: new Set(stopwords.map((word) => keysOf(word).exact)),
  }
}

/**
 * Rows of a tab-separated file with a header line, by column name.
 * @param required columns that it must have
 * @throws TimtinError when it is missing or malformed
 */
export function readTable(path: string, ...required: string[]): Record<string, string>[] {
  const advice = 'Restore the file from the repository (git checkout -- data).'
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new TimtinError('environment', 'lexicon-unreadable', 'The lexicon cannot be read.', path, advice, { cause })
  }
  const [header, ...lines] = text.split('\n').filter((line) => line !== '')
  const columns = (header ?? '').split('\t')
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new TimtinError('environment', 'lexicon-malformed', `It has no column "${missing[0]}".`, path, advice)
  }
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length) {
      const what = `A line has ${cells.length} columns where the header has ${columns.length}.`
      throw new TimtinError('environment', 'lexicon-malformed', what, `${path}:${index + 2}`, advice)
    }
    return Object.fromEntries(columns.map((column, cell) => [column, cells[cell]!]))
  })
}
