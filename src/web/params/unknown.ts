import { say } from '../language/say.js'
import type { z } from 'zod'
import { nearestTo } from '../presenters/nearest.js'
import { ParamsError, quoted, type Problem } from './problems.js'
import { QueryString } from './query-string.js'

/** A parameter that a program spelt wrongly would silently change nothing, so the API has only those that it names. */
function unknownIn(url: string, schema: z.ZodObject): Problem[] {
  const known = Object.keys(schema.shape)
  const allowed =
    known.length === 0 ? say('Địa chỉ này không có tham số nào.') : say('Các tham số: {0}.', known.join(', '))
  return new QueryString(url).names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      parameter: name,
      message: say('Không có tham số {0}.{1}', quoted(name), meant(name, known)),
      allowed,
    }))
}

/** The known name most like a wrong one, as a question; empty when none is like it. */
function meant(name: string, known: readonly string[]): string {
  const nearest = nearestTo(
    name,
    known.map((each) => ({ label: each, href: '', names: [each] })),
  ).at(0)
  return nearest === undefined ? '' : say(' Có phải {0}?', quoted(nearest.label))
}

/**
 * Reads a request of the API, whose address may have no parameters but those of a schema.
 * @param url path and query as the request line has them
 * @throws ParamsError with all problems at once, and what `read` throws
 */
export function withoutUnknown<Read>(url: string, schema: z.ZodObject, read: () => Read): Read {
  const unknown = unknownIn(url, schema)
  try {
    const value = read()
    if (unknown.length === 0) return value
  } catch (error) {
    if (!(error instanceof ParamsError)) throw error
    throw new ParamsError([...unknown, ...error.problems], error.repairedHref)
  }
  throw new ParamsError(unknown, null)
}
