import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import stopwords from 'vietnamese-stopwords'
import { TimtinError } from './errors.js'
import { keysOf } from './text/keys.js'
import { fold } from './text/steps.js'
import type { DocumentKind, Lexica } from './text/types.js'

const advice = 'Restore the file from the repository (git checkout -- data).'

function malformed(what: string, where: string): never {
  throw new TimtinError('environment', 'lexicon-malformed', what, where, advice)
}

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
    documentKinds: loadDocumentKinds(projectRoot),
  }
}

/**
 * Loads the kinds of official documents.
 * @param projectRoot folder that holds `data/`
 * @throws TimtinError when the file is missing, a row is malformed, or two rows share a name or code
 */
export function loadDocumentKinds(projectRoot: string): DocumentKind[] {
  const path = join(projectRoot, 'data', 'document-kinds.tsv')
  const known = new Set<string>()
  return readTable(path, 'name', 'codes', 'cited_by_number').map((row, index) => {
    const { name, codes: cell, cited_by_number: cited } = row as Record<'name' | 'codes' | 'cited_by_number', string>
    const fail = (what: string): never => malformed(what, `${path}:${index + 2}`)
    const codes = cell === '' ? [] : cell.split(' ')
    const syllables = name.split(' ')
    if (!syllables.every((syllable) => /^\p{L}+$/u.test(syllable) && keysOf(syllable).exact === syllable))
      fail(`"${name}" is no name in small letters.`)
    if (!codes.every((code) => /^[A-ZĐ]{2,9}$/.test(code))) fail(`"${cell}" are no codes in capitals.`)
    if (cited !== 'yes' && cited !== 'no') fail(`"${cited}" is neither yes nor no.`)
    if (cited === 'yes' && syllables.length > 2)
      fail(`A kind of more than two syllables is not cited by a bare number.`)
    for (const key of [name, ...codes.map(fold)]) {
      if (known.has(key)) fail(`"${key}" stands for two kinds.`)
      known.add(key)
    }
    return { name, codes, citedByNumber: cited === 'yes' }
  })
}

/**
 * Reads a tab-separated file with a header line into rows by column name.
 * @param required columns that the file must have
 * @throws TimtinError when the file is missing or malformed
 */
export function readTable(path: string, ...required: string[]): Record<string, string>[] {
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
    malformed(`It has no column "${missing[0]}".`, path)
  }
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length) {
      malformed(`A line has ${cells.length} columns where the header has ${columns.length}.`, `${path}:${index + 2}`)
    }
    return Object.fromEntries(columns.map((column, cell) => [column, cells[cell]!]))
  })
}
