import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { readConfig } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { corpusArticle, type CorpusOptions } from './corpus/article.js'
import { readVocabulary } from './corpus/vocabulary.js'
import { run } from './run.js'

/** Articles per written chunk. */
const chunkArticles = 100
const plainLineSeconds = 3

function usage(what: string, cause?: unknown): TimtinError {
  return new TimtinError(
    'usage',
    'bad-arguments',
    what,
    'generate-corpus',
    'Run `npm run generate-corpus -- --count N --seed S --out FILE.ndjson` (or FILE.ndjson.gz).',
    { cause },
  )
}

function wholeNumber(name: string, text: string | undefined): number {
  if (text === undefined || !/^\d{1,9}$/.test(text))
    throw usage(`--${name} must be a whole number of at most nine digits.`)
  return Number(text)
}

function parse(args: string[]): { count: number; seed: number; out: string } {
  let values
  try {
    values = parseArgs({
      args,
      options: { count: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
    }).values
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const { out } = values
  if (out === undefined || !/\.ndjson(\.gz)?$/.test(out))
    throw usage('--out must name a file ending in .ndjson or .ndjson.gz.')
  return { count: wholeNumber('count', values.count), seed: wholeNumber('seed', values.seed), out }
}

function* lines(options: CorpusOptions): Generator<string> {
  const started = performance.now()
  let last = started
  for (let index = 0; index < options.count; index += chunkArticles) {
    let chunk = ''
    for (let i = index; i < Math.min(index + chunkArticles, options.count); i++) {
      chunk += `${JSON.stringify(corpusArticle(options, i))}\n`
    }
    yield chunk
    const now = performance.now()
    if (now - last < plainLineSeconds * 1000) continue
    last = now
    process.stderr.write(`${index + chunkArticles} of ${options.count} articles\n`)
  }
}

async function writeCorpus(options: CorpusOptions, out: string): Promise<void> {
  const source = Readable.from(lines(options))
  try {
    if (out.endsWith('.gz')) await pipeline(source, createGzip(), createWriteStream(out))
    else await pipeline(source, createWriteStream(out))
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    const advice = 'Give a file in a folder with enough space that this user can write to.'
    throw new TimtinError(
      'environment',
      'corpus-unwritable',
      `The corpus cannot be written: ${cause.message}.`,
      out,
      advice,
      { cause },
    )
  }
}

/** Writes invented articles for scale tests. */
async function main(args: string[]): Promise<number> {
  const { count, seed, out } = parse(args)
  const started = performance.now()
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  await writeCorpus({ vocabulary, seed, count }, out)
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${count} articles in ${out}, ${Math.round(count / seconds)}/s\n`)
  return 0
}

await run(main)
