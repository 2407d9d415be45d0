import { TimtinError } from '../errors.js'

/** An error in the form in which it is passed between threads. */
export interface CarriedError {
  message: string
  stack: string | null
  /** Constructor arguments of a TimtinError, so that it arrives as one. */
  timtin: Pick<TimtinError, 'kind' | 'code' | 'what' | 'where' | 'advice'> | null
}

export function carried(error: unknown): CarriedError {
  if (error instanceof TimtinError) {
    const { kind, code, what, where, advice } = error
    return { message: error.message, stack: null, timtin: { kind, code, what, where, advice } }
  }
  return { message: String(error), stack: error instanceof Error ? (error.stack ?? null) : null, timtin: null }
}

export function restored({ message, stack, timtin }: CarriedError): Error {
  if (timtin) return new TimtinError(timtin.kind, timtin.code, timtin.what, timtin.where, timtin.advice)
  return Object.assign(new Error(message), stack === null ? {} : { stack })
}
