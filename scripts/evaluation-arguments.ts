import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../src/config.js'
import { TimtinError } from '../src/errors.js'

const usage =
  'Usage: npm run evaluate -- [--corpus FILE… --judgements FILE] [--archive FOLDER] [--output FILE]. ' +
  'Without arguments, the sample and its judged set are used.'

export interface EvaluationArguments {
  corpus: string[]
  judgements: string
  /** Folder of an archive to build, or to use again; null: a temporary one. */
  archive: string | null
  /** Where the figures are written as JSON. */
  output: string
}

/**
 * Reads the command line of `evaluate`.
 * @throws TimtinError `bad-arguments`
 */
export function readEvaluationArguments(args: string[], config: Config): EvaluationArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        corpus: { type: 'string', multiple: true, default: [] as string[] },
        judgements: { type: 'string' },
        archive: { type: 'string' },
        output: { type: 'string' },
      },
    })
    // `--corpus A B` leaves B as a positional.
    const corpus = [...values.corpus, ...positionals]
    if (corpus.length > 0 !== (values.judgements !== undefined)) {
      throw new Error('--corpus and --judgements belong together.')
    }
    return {
      corpus: corpus.length > 0 ? corpus : [path.join(config.projectRoot, 'data', 'sample')],
      judgements: values.judgements ?? path.join(config.projectRoot, 'data', 'judgements.json'),
      archive: values.archive ?? null,
      output: values.output ?? path.join(config.dataFolder, 'evaluation.json'),
    }
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new TimtinError('usage', 'bad-arguments', what, 'evaluate', usage, { cause })
  }
}
