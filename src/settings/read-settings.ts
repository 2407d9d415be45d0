import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { TimtinError } from '../errors.js'
import { nearestWord } from '../text/nearest-word.js'
import { contrastOn, leastContrast, readable, type Scheme } from './colours.js'
import { keysAt } from './describe.js'
import { readLogo, type Logo } from './logo.js'
import { defaultSettings, settingsSchema, type Colours, type Settings } from './schema.js'

/** What was read, and from where. */
export interface ReadSettings {
  settings: Settings
  /** Null: the site has the logo of the program. */
  logo: Logo | null
  /** The file that was read; null when there is none. */
  file: string | null
  /** The keys that the file has, `imprint.email` for one within another. */
  given: ReadonlySet<string>
}

/** Name of the file that is looked for in a data folder. */
export const settingsFileName = 'timtin.config.json'

/** Settings of a site whose operator has set nothing. */
export const noSettings: ReadSettings = { settings: defaultSettings, logo: null, file: null, given: new Set() }

function refused(file: string, what: string, advice: string): TimtinError {
  return new TimtinError('usage', 'bad-settings', what, file, advice)
}

function fieldName(place: readonly PropertyKey[]): string {
  return place
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

/** An error that names the first thing that is wrong: file, field, and what to do. */
function explain(file: string, issue: z.core.$ZodIssue): TimtinError {
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys
    const known = keysAt(issue.path)
    const near = nearestWord(key, known)
    const advice = near === null ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`
    return refused(file, `There is no setting "${fieldName([...issue.path, key])}".`, advice)
  }
  const field = fieldName(issue.path)
  const what = issue.message.replace(/^Invalid (input|option): /, 'is wrong: ')
  const advice = 'Correct it; docs/configuration.md says what each setting takes.'
  return refused(file, field === '' ? `The configuration ${what}.` : `"${field}" ${what}.`, advice)
}

const schemes: { key: keyof Colours; scheme: Scheme }[] = [
  { key: 'brand', scheme: 'light' },
  { key: 'brandDark', scheme: 'dark' },
  { key: 'accent', scheme: 'light' },
  { key: 'accentDark', scheme: 'dark' },
]

/** Checks the colours, and completes those of dark pages. @throws TimtinError `bad-settings` */
function checkedColours(file: string, colours: Colours): Colours {
  for (const { key, scheme } of schemes) {
    const colour = colours[key]
    if (colour === undefined) continue
    const ratio = contrastOn(scheme, colour)
    if (ratio >= leastContrast) continue
    throw refused(
      file,
      `"colours.${key}" is ${colour}, whose contrast on ${scheme} pages is ${ratio.toFixed(2)}:1; it must be 4.5:1.`,
      `The nearest colour that has it is ${readable(scheme, colour)}.`,
    )
  }
  const { brand, accent } = colours
  return {
    ...(brand === undefined ? {} : { brandDark: readable('dark', brand) }),
    ...(accent === undefined ? {} : { accentDark: readable('dark', accent) }),
    ...colours,
  }
}

/** The keys of an object, those of objects in it after a dot. */
function keysOf(value: object, start = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? keysOf(inner, `${start}${key}.`)
      : [`${start}${key}`],
  )
}

/** The file's contents as they stand. @throws TimtinError `bad-settings` */
export function readSettingsFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw refused(
      file,
      `The configuration cannot be read: ${why}.`,
      'Give this user read access, or name another file.',
    )
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw refused(
      file,
      `The configuration is not JSON: ${why}.`,
      'Look for a missing or surplus comma or quotation mark.',
    )
  }
}

/** Checks what a configuration says. @throws TimtinError `bad-settings` */
export function parseSettings(file: string, value: unknown): Settings {
  const read = settingsSchema.safeParse(value)
  if (!read.success) throw explain(file, read.error.issues[0])
  return { ...read.data, colours: checkedColours(file, read.data.colours) }
}

/**
 * Reads the configuration of a site. The server reads it once, when it starts.
 * @param file named by the operator, or the usual one in the data folder
 * @param isNamed whether the operator has named it, so that it must be there
 * @throws TimtinError `bad-settings`, `bad-logo`
 */
export function readSettings(file: string, isNamed: boolean): ReadSettings {
  if (!isNamed && !existsSync(file)) return noSettings
  const value = readSettingsFile(file)
  const settings = parseSettings(file, value)
  const logo = settings.logo === undefined ? null : readLogo(path.join(path.dirname(file), settings.logo))
  return { settings, logo, file, given: new Set(keysOf(value as object)) }
}
