import { TimtinError } from '../errors.js'
import type { Agency, AgencyName, AgencyRow, Commune, GazetteerData, Province, Traps } from './types.js'

/** The tables of the gazetteer, by file name without `.tsv`. */
export const tableNames = ['provinces', 'communes', 'agencies', 'variants', 'traps', 'sources'] as const
export type TableName = (typeof tableNames)[number]

const columns: Record<TableName, readonly string[]> = {
  provinces: ['name', 'kind', 'validFrom', 'validTo', 'successor', 'enlargedOn', 'aliases'],
  communes: ['province', 'commune', 'formerUnits'],
  agencies: [
    'id',
    'name',
    'shortName',
    'level',
    'branch',
    'parent',
    'validFrom',
    'validTo',
    'successors',
    'partialSuccessors',
    'aliases',
  ],
  variants: ['phrase', 'variants'],
  traps: ['kind', 'phrase'],
  sources: ['host', 'province'],
}

const levels = ['trung-uong', 'tinh', 'huyen', 'xa']
const branches = ['dang', 'dan-cu', 'chinh-quyen', 'tu-phap', 'luc-luong', 'doan-the', 'nganh-doc']

/**
 * Reads the tables of `data/gazetteer/`: tab-separated, the first line names the columns, lists are separated by `|`.
 * @param tables the text of each table
 * @throws TimtinError `bad-gazetteer` that names table and line
 */
export function parseGazetteerData(tables: Record<TableName, string>): GazetteerData {
  const provinces = parseTable('provinces', tables.provinces, provinceOf)
  const agencies = parseTable('agencies', tables.agencies, agencyOf)
  checkReferences(provinces, agencies)
  return {
    provinces,
    agencies,
    communes: parseTable('communes', tables.communes, communeOf),
    sources: new Map(parseTable('sources', tables.sources, ([host, province]) => [host, province] as const)),
    phraseVariants: new Map(
      parseTable('variants', tables.variants, ([phrase, variants]) => [phrase, list(variants)] as const),
    ),
    traps: trapsOf(parseTable('traps', tables.traps, ([kind, phrase]) => ({ kind, phrase }))),
  }
}

function parseTable<T>(table: TableName, text: string, make: (cells: string[], fail: Fail) => T): T[] {
  const [head, ...lines] = text.normalize('NFC').split('\n')
  if (head !== columns[table].join('\t')) {
    fail(table, 1, `The columns are not ${columns[table].join(', ')}.`)
  }
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const cells = line.split('\t')
    const failHere: Fail = (what) => fail(table, index + 2, what)
    if (cells.length !== columns[table].length)
      failHere(`There are ${cells.length} cells, not ${columns[table].length}.`)
    return [make(cells, failHere)]
  })
}

type Fail = (what: string) => never

function fail(table: string, line: number, what: string): never {
  throw new TimtinError(
    'environment',
    'bad-gazetteer',
    what,
    `data/gazetteer/${table}.tsv line ${line}`,
    'Restore the file from the project.',
  )
}

function list(cell: string): string[] {
  return cell === '' ? [] : cell.split('|')
}

function dayOf(cell: string, fail: Fail): string | null {
  if (cell === '') return null
  return /^\d{4}-\d\d-\d\d$/.test(cell) ? cell : fail(`${JSON.stringify(cell)} is not a day.`)
}

function provinceOf(cells: string[], fail: Fail): Province {
  const [name, kind, validFrom, validTo, successor, enlargedOn, aliases] = cells
  if (kind !== 'tỉnh' && kind !== 'thành phố') return fail(`${JSON.stringify(kind)} is not a kind of province.`)
  return {
    name,
    kind,
    validFrom: dayOf(validFrom, fail),
    validTo: dayOf(validTo, fail),
    successor: successor || null,
    enlargedOn: dayOf(enlargedOn, fail),
    aliases: list(aliases),
  }
}

function agencyOf(cells: string[], fail: Fail): AgencyRow {
  const [id, name, shortName, level, branch, parent, validFrom, validTo, successors, partialSuccessors, aliases] = cells
  if (!levels.includes(level)) fail(`${JSON.stringify(level)} is not a level.`)
  if (!branches.includes(branch)) fail(`${JSON.stringify(branch)} is not a branch.`)
  const others = list(aliases).map(nameOf)
  const isListed = others.some((other) => other.text === name)
  const names = isListed ? others : [{ text: name, needsPlace: false, needsCapital: false }, ...others]
  return {
    id,
    name,
    shortName,
    level: level as Agency['level'],
    branch: branch as Agency['branch'],
    aliases: [...new Set(others.map((other) => other.text))],
    parent: parent || null,
    validFrom: dayOf(validFrom, fail),
    validTo: dayOf(validTo, fail),
    successors: list(successors),
    partialSuccessors: list(partialSuccessors),
    names,
  }
}

/**
 * In the table, an alias (or the name, listed again) is prefixed with `~` when it needs a place, then with `^` when it
 * needs a capital.
 */
function nameOf(cell: string): AgencyName {
  const [, place, capital, text] = /^(~?)(\^?)(.*)$/.exec(cell)!
  return { text, needsPlace: place !== '', needsCapital: capital !== '' }
}

function communeOf([province, name, formerUnits]: string[]): Commune {
  return { province, name, formerUnits: list(formerUnits) }
}

function trapsOf(rows: { kind: string; phrase: string }[]): Traps {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.phrase)
  return {
    phrases: of('phrase'),
    surnames: of('surname'),
    areaKinds: of('area'),
    thingKinds: of('thing'),
    kindLikeCompounds: of('compound'),
    foreign: of('foreign'),
  }
}

function checkReferences(provinces: Province[], agencies: AgencyRow[]): void {
  const names = new Set(provinces.map((province) => province.name))
  provinces.forEach(({ name, successor }, index) => {
    if (successor !== null && !names.has(successor))
      fail('provinces', index + 2, `${name} became ${successor}, which is not there.`)
  })
  const ids = new Set(agencies.map((agency) => agency.id))
  if (ids.size !== agencies.length) fail('agencies', 1, 'An id stands there twice.')
  agencies.forEach(({ id, parent, successors, partialSuccessors }, index) => {
    for (const other of [...(parent === null ? [] : [parent]), ...successors, ...partialSuccessors]) {
      if (!ids.has(other)) fail('agencies', index + 2, `${id} refers to ${other}, which is not there.`)
    }
  })
}
