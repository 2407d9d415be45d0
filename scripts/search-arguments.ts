import { parseArgs } from 'node:util'
import { sorts, type Sort } from '../src/engine/query.js'
import { TimtinError } from '../src/errors.js'
import { createNames, type NameSource } from '../src/search/names.js'
import type { SearchParams } from '../src/search/types.js'
import { parseDayRange } from '../src/text/day-ranges.js'
import type { DayRange } from '../src/text/dates.js'

const usage =
  'Usage: npm run -s search -- "QUERY" [--json] [--from DAY] [--to DAY] [--agency ID]… [--province NAME]… [--category NAME]… ' +
  `[--sort ${sorts.join('|')}] [--page N] [--size N] [--explain]`

const largestSize = 100
const lastPage = 100_000

const options = {
  json: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  agency: { type: 'string', multiple: true, default: [] as string[] },
  province: { type: 'string', multiple: true, default: [] as string[] },
  category: { type: 'string', multiple: true, default: [] as string[] },
  sort: { type: 'string', default: 'relevance' },
  page: { type: 'string', default: '1' },
  size: { type: 'string', default: '10' },
} as const

export interface SearchArguments {
  params: SearchParams
  json: boolean
  explain: boolean
}

function wrong(what: string, where: string, cause?: unknown): TimtinError {
  return new TimtinError('usage', 'bad-arguments', what, where, usage, { cause })
}

/** A query may begin with a minus ("-lũ"); every option here begins with two. */
function isQuery(arg: string): boolean {
  return /^-[^-]/.test(arg)
}

function split(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: args.filter((arg) => !isQuery(arg)),
      allowPositionals: true,
      options,
    })
    return { values, words: args.filter((arg) => isQuery(arg) || positionals.includes(arg)) }
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), 'search', cause)
  }
}

function readDays(name: string, text: string | undefined): DayRange | null {
  if (text === undefined) return null
  const range = parseDayRange(text, null)
  if (range === null) throw wrong(`${JSON.stringify(text)} is not a day, month or year that exists.`, name)
  return range
}

function readNumber(name: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0
  if (number < 1 || number > most) throw wrong(`${JSON.stringify(text)} is not a number from 1 to ${most}.`, name)
  return number
}

function readSort(text: string): Sort {
  const sort = sorts.find((known) => known === text)
  if (sort === undefined)
    throw wrong(`${JSON.stringify(text)} is no order; the orders are ${sorts.join(', ')}.`, '--sort')
  return sort
}

/**
 * Reads the command line of `search`.
 * @throws TimtinError `bad-arguments`
 */
export function readSearchArguments(args: string[], gazetteer: NameSource): SearchArguments {
  const { values, words } = split(args)
  const names = createNames(gazetteer)
  const agencies = values.agency.flatMap((name) => {
    const ids = names.agencies(name)
    if (ids.length === 0) throw wrong(`There is no agency ${JSON.stringify(name)} in the gazetteer.`, '--agency')
    return ids
  })
  const provinces = values.province.map((name) => {
    const province = names.province(name)
    if (province === null) throw wrong(`There is no province ${JSON.stringify(name)} in the gazetteer.`, '--province')
    return province
  })
  const from = readDays('--from', values.from)?.from ?? null
  const to = readDays('--to', values.to)?.to ?? null
  if (from !== null && to !== null && from > to) throw wrong(`${from} is later than ${to}.`, '--from')
  return {
    params: {
      q: words.join(' '),
      from,
      to,
      undated: false,
      agencies: [...new Set(agencies)],
      provinces: [...new Set(provinces)],
      categories: values.category,
      sort: readSort(values.sort),
      page: readNumber('--page', values.page, lastPage),
      size: readNumber('--size', values.size, largestSize),
    },
    json: values.json,
    explain: values.explain,
  }
}
