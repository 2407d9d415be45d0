import { TimtinError } from '../../errors.js'
import { mostPushed, type Pushed, type PushOutcome } from '../../ingest/intake.js'
import { ParamsError } from '../params/problems.js'
import { presentFieldProblem } from './wording.js'

type Refusal = Exclude<PushOutcome, 'added' | 'updated' | 'unchanged'>

/** Longest body, in bytes: a batch of `mostPushed` long articles. */
export const longestPush = 16 * 1024 * 1024

const refusals: Record<Exclude<Refusal, 'rejected'>, [code: string, what: string, advice: string]> = {
  foreign: ['foreign-source', 'The article is of another source than this key allows.', 'Use a key of that source.'],
  conflict: ['article-conflict', 'Another article has this id or address.', 'Give this one its own, or that id.'],
  withdrawn: ['article-withdrawn', 'The article with this id was withdrawn.', 'Put it back by `timtin correct`.'],
}

const isRefusal = (outcome: PushOutcome): outcome is Refusal => outcome in refusals || outcome === 'rejected'

/** Why a record was refused; null when it was accepted. */
export function failureOf({ outcome, problems, id }: Pushed): TimtinError | null {
  if (!isRefusal(outcome)) return null
  if (outcome === 'rejected') return new ParamsError(problems.map(presentFieldProblem), null, 'bad-record')
  const [code, what, advice] = refusals[outcome]
  return new TimtinError('input', code, what, id ?? '', advice)
}

export function foreignSource(id: string): TimtinError {
  const [code, what, advice] = refusals.foreign
  return new TimtinError('input', code, what, id, advice)
}

export function pushTooLong(): TimtinError {
  const what = `The body has more than ${mostPushed} records, or is longer than ${longestPush / 1024 / 1024} MB.`
  return new TimtinError('input', 'push-too-long', what, 'body', 'Send several smaller batches.')
}

export function unreadablePush(): TimtinError {
  return new TimtinError('input', 'unreadable-push', 'The body cannot be read.', 'body', 'Send JSON in UTF-8.')
}
