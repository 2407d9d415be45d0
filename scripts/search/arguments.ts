import { InvalidArgumentError, Option, type Command } from 'commander'
import { sorts, type Sort } from '../../src/engine/query.js'
import { createNames, type NameSource } from '../../src/search/names.js'
import type { SearchParams } from '../../src/search/types.js'
import { parseDayRange } from '../../src/text/day-ranges.js'
import type { DayRange } from '../../src/text/dates.js'
import { wholeNumber } from '../shared/command-line.js'

const largestSize = 100
const lastPage = 100_000

export interface SearchArguments {
  params: SearchParams
  json: boolean
  explain: boolean
}

interface Options {
  json?: boolean
  explain?: boolean
  from?: DayRange
  to?: DayRange
  agency?: string[]
  province?: string[]
  category?: string[]
  source?: string[]
  sort: Sort
  page: number
  size: number
}

function parseDays(text: string): DayRange {
  const range = parseDayRange(text, null)
  if (range === null)
    throw new InvalidArgumentError('Give a day, month or year that exists: 2024-11-23, 2024-11, 2024.')
  return range
}

/** Collects the values of an option that may be given several times. */
const collect = (value: string, before: string[] = []): string[] => [...before, value]

/** Prefix for words of the query that would be taken for options; nothing that is typed begins with it. */
const mark = '\0'

/** Words of a query may begin with a minus ("-lũ"), while every option but `-h` begins with two. */
function takeMinusAsQuery(command: Command): void {
  const parseOptions = command.parseOptions.bind(command)
  const isValue = (before: string | undefined) =>
    command.options.some(({ long, required }) => required && long === before)
  const unmarked = (arg: string) => (arg.startsWith(mark) ? arg.slice(mark.length) : arg)
  command.parseOptions = (args) => {
    const marked = args.map((arg, at) =>
      /^-[^-]/.test(arg) && arg !== '-h' && !isValue(args[at - 1]) ? `${mark}${arg}` : arg,
    )
    const { operands, unknown } = parseOptions(marked)
    return { operands: operands.map(unmarked), unknown: unknown.map(unmarked) }
  }
}

/** Adds the arguments that `readSearchArguments` reads to a command. */
export function addSearchArguments(command: Command): void {
  command
    .argument('[query...]', 'what to look for, as in the search box; none: all articles')
    .option('--json', 'print the answer of /api/v1/search')
    .option('--explain', 'print what each score is made of')
    .option('--from <day>', 'first day, month or year', parseDays)
    .option('--to <day>', 'last day, month or year', parseDays)
    .option('--agency <name>', 'id or name of an agency; may be given several times', collect)
    .option('--province <name>', 'a province; may be given several times', collect)
    .option('--category <name>', 'a category; may be given several times', collect)
    .option('--source <name>', 'name, host or code of a newspaper or portal; may be given several times', collect)
    .addOption(new Option('--sort <order>', 'order of the hits').choices(sorts).default('relevance'))
    .option('--page <n>', 'page of hits', wholeNumber(1, lastPage), 1)
    .option('--size <n>', 'hits per page', wholeNumber(1, largestSize), 10)
  takeMinusAsQuery(command)
}

/**
 * Reads the arguments of a parsed command that was set up by `addSearchArguments`.
 * @throws TimtinError `bad-arguments`
 */
export function readSearchArguments(command: Command, gazetteer: NameSource): SearchArguments {
  const { json = false, explain = false, ...options } = command.opts<Options>()
  const names = createNames(gazetteer)
  const unknown = (option: string, name: string) =>
    command.error(`option '${option}' argument '${name}' is invalid. The gazetteer has no such name.`)
  const agencies = (options.agency ?? []).flatMap((name) => {
    const ids = names.agencies(name)
    return ids.length > 0 ? ids : unknown('--agency', name)
  })
  const provinces = (options.province ?? []).map((name) => names.province(name) ?? unknown('--province', name))
  const from = options.from?.from ?? null
  const to = options.to?.to ?? null
  if (from !== null && to !== null && from > to) command.error(`--from: ${from} is later than ${to}.`)
  return {
    params: {
      q: command.args.join(' '),
      from,
      to,
      undated: false,
      agencies: [...new Set(agencies)],
      provinces: [...new Set(provinces)],
      categories: options.category ?? [],
      sources: options.source ?? [],
      sort: options.sort,
      page: options.page,
      size: options.size,
    },
    json,
    explain,
  }
}
