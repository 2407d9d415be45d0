import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { InvalidArgumentError, type Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { corpusArticle, type CorpusOptions } from '../corpus/article.js'
import { readVocabulary } from '../corpus/vocabulary.js'
import { addExamples } from '../help/help.js'
import { wholeNumber } from '../shared/command-line.js'
import { showProgress } from '../shared/progress.js'

/** Articles per written chunk. */
const chunkArticles = 100
const largestNumber = 999_999_999

function parseOut(text: string): string {
  if (/\.ndjson(\.gz)?$/.test(text)) return text
  throw new InvalidArgumentError('Name a file ending in .ndjson or .ndjson.gz.')
}

export function define(command: Command): void {
  command
    .requiredOption('--count <n>', 'number of articles', wholeNumber(0, largestNumber))
    .requiredOption('--seed <n>', 'the same seed gives the same articles', wholeNumber(0, largestNumber))
    .requiredOption('--out <file>', 'file to write, .ndjson or .ndjson.gz', parseOut)
    .action(generate)
  addExamples(command, 'timtin generate-corpus --count 150000 --seed 1 --out corpus.ndjson.gz')
}

function* lines(options: CorpusOptions, onProgress: (articles: number) => void): Generator<string> {
  for (let index = 0; index < options.count; index += chunkArticles) {
    const end = Math.min(index + chunkArticles, options.count)
    let chunk = ''
    for (let i = index; i < end; i++) chunk += `${JSON.stringify(corpusArticle(options, i))}\n`
    yield chunk
    onProgress(end)
  }
}

async function writeCorpus(options: CorpusOptions, out: string): Promise<void> {
  const progress = showProgress('Generating')
  const source = Readable.from(lines(options, (articles) => progress.update(articles, options.count)))
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
  } finally {
    progress.stop()
  }
}

async function generate({ count, seed, out }: { count: number; seed: number; out: string }): Promise<void> {
  const started = performance.now()
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  await writeCorpus({ vocabulary, seed, count }, out)
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${count} articles in ${out}, ${Math.round(count / seconds)}/s\n`)
}
