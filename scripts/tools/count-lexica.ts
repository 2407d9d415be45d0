import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { TimtinError } from '../../src/errors.js'
import { readTable } from '../../src/lexica.js'
import { AbbreviationCounter } from '../../src/text/abbreviation-counter.js'
import { lettersOf } from '../../src/text/abbreviations.js'
import { PairCounter, type PairThresholds } from '../../src/text/pair-counter.js'
import { tokenize } from '../../src/text/tokenizer.js'
import { createWordReader } from '../../src/text/words.js'
import { addExamples } from '../help/help.js'
import { runCommandLine } from '../shared/command-line.js'
import { say } from '../shared/progress.js'

/**
 * Chosen by looking at the pairs around each threshold in 19 million syllables of news. `wins` identifies chance
 * neighbours ("tỉnh Thái" of "tỉnh Thái Bình" 0.00, "giảm nghèo" 0.47, "dân vận" 0.90), so `npmi` can be low: "số hóa"
 * has only 0.07, since "số" goes with everything. `share` keeps "củng cố" (0.22) and drops "cơ thể" (0.10, "có thể").
 */
const LEAST: PairThresholds = { count: 12, npmi: 0.05, wins: 0.4, share: 0.2 }
/** An abbreviation defined less often is probably one author's slip. */
const LEAST_DEFINITIONS = 3

async function countLexica(files: string[]): Promise<void> {
  const reader = createWordReader((word) => word)
  const pairs = new PairCounter()
  const abbreviations = new AbbreviationCounter()
  await forEachText(files, (text) => {
    const tokenized = tokenize(text, reader)
    pairs.count(tokenized)
    abbreviations.count(text, tokenized)
  })
  await forEachText(files, (text) => pairs.judge(tokenize(text, reader)))
  writeCompounds(join(process.cwd(), 'data', 'compounds.tsv'), pairs)
  writeAbbreviations(join(process.cwd(), 'data', 'abbreviations.tsv'), abbreviations)
}

async function forEachText(files: readonly string[], take: (text: string) => void): Promise<void> {
  for (const file of files) {
    const bytes = createReadStream(file)
    const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
    bytes.on('error', (error) => input.destroy(error))
    let number = 0
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number++
        if (line.trim() !== '') textsOf(line).forEach(take)
      }
    } catch (cause) {
      const what = `It cannot be read (${cause instanceof Error ? cause.message : String(cause)}).`
      const advice = 'Name a file whose lines are each one JSON object with title, lead and body.'
      throw new TimtinError('input', 'corpus-unreadable', what, number === 0 ? file : `${file}:${number}`, advice, {
        cause,
      })
    }
    say(`${file}: ${number} articles`)
  }
}

/** Title, lead and body of an article, as far as present; the body is a text or a list of paragraphs. */
function textsOf(line: string): string[] {
  const article = JSON.parse(line) as Record<string, unknown>
  return [article.title, article.lead, article.body].flat().filter((text) => typeof text === 'string')
}

function writeCompounds(path: string, counter: PairCounter): void {
  const rows = counter.compounds(LEAST).map((row) => ({ ...row, npmi: row.npmi.toFixed(2) }))
  writeTable(path, ['pair', 'folded', 'count', 'npmi'], rows)
}

/**
 * Recounts the known abbreviations, and adds those that texts define as `unjudged`: a speaker of the language then
 * decides whether they have `one` meaning or `several`.
 */
function writeAbbreviations(path: string, counter: AbbreviationCounter): void {
  const known = readTable(path, 'abbreviation', 'full_forms', 'meanings').map((row) => {
    const letters = lettersOf(row.abbreviation!)
    return { ...row, letters, uses: counter.uses(letters), defined: counter.defined(letters) }
  })
  const knownLetters = new Set(known.map((row) => row.letters))
  const found = counter
    .definedAbbreviations()
    .filter(({ letters, defined }) => !knownLetters.has(letters) && defined >= LEAST_DEFINITIONS)
    .map(({ letters, written, defined, fullForms }) => ({
      abbreviation: written,
      full_forms: fullForms.slice(0, 4).join(' | '),
      meanings: 'unjudged',
      uses: counter.uses(letters),
      defined,
    }))
  const rows = [...known, ...found].sort((a, b) => b.uses - a.uses)
  writeTable(path, ['abbreviation', 'full_forms', 'meanings', 'uses', 'defined'], rows)
}

function writeTable(path: string, columns: string[], rows: object[]): void {
  const lines = rows.map((row) => columns.map((column) => String(row[column as keyof typeof row])).join('\t'))
  writeFileSync(path, [columns.join('\t'), ...lines, ''].join('\n'))
  say(`${path}: ${rows.length} rows`)
}

const command = new Command('node dist/scripts/tools/count-lexica.js')
  .description('Count the compounds and abbreviations of a corpus, and write both to data/ of the current folder.')
  .argument('<file...>', '.ndjson or .ndjson.gz')
  .action(countLexica)
addExamples(command, 'npm run count-lexica -- export.ndjson.gz')
await runCommandLine(command, process.argv.slice(2))
