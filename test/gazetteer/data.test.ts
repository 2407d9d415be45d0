import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { parseGazetteerData, tableNames, type TableName } from '../../src/gazetteer/index.js'
import { gazetteer } from './gazetteer.js'

const folder = path.resolve(import.meta.dirname, '../../data/gazetteer')
const tables = Object.fromEntries(
  tableNames.map((name) => [name, readFileSync(path.join(folder, `${name}.tsv`), 'utf8')]),
) as Record<TableName, string>

function withLine(table: TableName, line: string): () => void {
  return () => parseGazetteerData({ ...tables, [table]: `${tables[table]}${line}\n` })
}

describe('look-ups', () => {
  it.each([
    ['Thái Bình', 'Thái Bình'],
    ['thai binh', 'Thái Bình'],
    ['TP.HCM', 'Hồ Chí Minh'],
    ['Khánh Hoà', 'Khánh Hòa'],
    ['Đắc Lắc', 'Đắk Lắk'],
    ['ba ria vung tau', 'Bà Rịa - Vũng Tàu'],
    ['Atlantis', undefined],
  ])('province %s', (name, found) => {
    expect(gazetteer.province(name)?.name).toBe(found)
  })

  it.each([
    ['baothaibinh.com.vn', 'Thái Bình'],
    ['www.thaibinhtv.vn', 'Thái Bình'],
    ['stttt.dongthap.gov.vn', 'Đồng Tháp'],
    ['daksong.daknong.gov.vn', 'Đắk Nông'],
    ['gov.vn', null],
    ['', null],
  ])('source %s', (host, province) => {
    expect(gazetteer.provinceOfSource(host)).toBe(province)
  })

  it('names only provinces of the table as those of sources and communes', () => {
    const { sources, communes } = parseGazetteerData(tables)
    const named = new Set([...sources.values(), ...communes.map(({ province }) => province)])
    expect([...named].filter((name) => gazetteer.province(name)?.name !== name)).toEqual([])
  })

  it('has the 3,321 communes since July 2025', () => {
    const today = gazetteer.provinces().filter(({ validTo }) => validTo === null)
    expect(today.flatMap(({ name }) => gazetteer.communes(name))).toHaveLength(3321)
  })
})

describe('malformed tables', () => {
  it.each([
    ['too few cells', 'traps', 'phrase'],
    ['a day that is none', 'provinces', 'Xyz\ttỉnh\t1/1/1997\t\t\t\t'],
    ['an unknown successor', 'provinces', 'Xyz\ttỉnh\t\t\tAtlantis\t\t'],
    ['an unknown level', 'agencies', 'x\tX\tX\tlang\tdang\t\t\t\t\t\t'],
    ['an unknown parent', 'agencies', 'x\tX\tX\txa\tdang\tnobody\t\t\t\t\t'],
    ['an id that is there already', 'agencies', 'so-y-te\tX\tX\ttinh\tchinh-quyen\t\t\t\t\t\t'],
  ] as const)('%s: says where', (_, table, line) => {
    expect(withLine(table, line)).toThrow(new RegExp(`data/gazetteer/${table}.tsv line \\d+`))
  })

  it('says which table is missing', () => {
    expect(() => loadGazetteer(path.join(folder, 'no-such-folder'))).toThrow(/provinces\.tsv/)
  })
})
