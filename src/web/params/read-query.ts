import { z } from 'zod'
import { ParamsError } from './problems.js'
import { QueryString } from './query-string.js'

/** What a visitor is told, in Vietnamese, when the schema rejects a value. */
interface Wording {
  /**
   * What is wrong.
   * @param text the value as sent
   * @param reason the schema's own message, where it says more than that the value is invalid
   */
  message(text: string, reason: string): string
  /** What would be right. */
  allowed(): string
}

const wordings = z.registry<Wording>()

/** A parameter's schema with its wording. @returns the schema */
export function worded<Schema extends z.ZodType>(schema: Schema, wording: Wording): Schema {
  wordings.add(schema, wording)
  return schema
}

/** The schema inside its default and optional wrappers. */
function coreOf(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? coreOf(schema.unwrap()) : schema
}

/** The text as input for a schema: as a number if the schema expects one and the text is one, else unchanged. */
function rawValue(text: string, core: z.core.$ZodType): unknown {
  return core instanceof z.ZodNumber && /^\d{1,9}$/.test(text) ? Number(text) : text
}

/** The parsed values of these texts; an invalid one is left out and reported as a problem. */
function readTexts(query: QueryString, name: string, schema: z.core.$ZodType, texts: readonly string[]): unknown[] {
  return texts.flatMap((text) => {
    const read = z.safeParse(schema, rawValue(text, schema))
    if (read.success) return [read.data]
    const { message, allowed } = wordings.get(schema)!
    query.report(name, message(text, read.error.issues[0].message), allowed())
    return []
  })
}

/** The value of a parameter; if it is absent or invalid, what its schema returns for an absent one. */
function readParameter(query: QueryString, name: string, schema: z.core.$ZodType): unknown {
  const core = coreOf(schema)
  if (core instanceof z.ZodArray) return readTexts(query, name, core.element, query.all(name))
  const text = query.one(name)
  const [value = z.parse(schema, undefined)] = readTexts(query, name, core, text === null ? [] : [text])
  return value
}

/**
 * Parses the parameters that a schema names, each on its own, so that valid ones survive beside invalid ones.
 * @param query receives the problems, in the order of the schema
 * @param schema of an object whose properties are a text, a whole number or a list of texts, each optional or with a
 *   default
 */
export function readQuery<Shape extends z.core.$ZodShape>(
  query: QueryString,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const values = Object.entries(schema.shape).map(([name, property]) => [name, readParameter(query, name, property)])
  return Object.fromEntries(values) as z.output<z.ZodObject<Shape>>
}

/**
 * Parses the parameters that a schema names from an address; others are ignored.
 * @param url path and query as the request line has them
 * @throws ParamsError with all problems at once
 */
export function parseQuery<Shape extends z.core.$ZodShape>(
  url: string,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const query = new QueryString(url)
  const values = readQuery(query, schema)
  if (query.problems.length > 0) throw new ParamsError(query.problems, url.split('?', 1)[0])
  return values
}
