import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TimtinError } from '../src/errors.js'
import { loadLexica, readTable } from '../src/lexica.js'
import { lettersOf } from '../src/text/abbreviations.js'
import { isSyllable, keysOf } from '../src/text/index.js'

const lexica = loadLexica(process.cwd())

describe('compounds that ship with the project', () => {
  it.each(
    `chuyen_doi thong_tin truyen_thong nong_thon cong_nghe chinh_quyen nha_nuoc viec_lam cong_chuc dan_van giam_ngheo
    cai_cach hanh_chinh so_hoa tinh_uy uy_ban`.split(/\s+/),
  )('%s is one', (compound) => expect(lexica.compounds.has(compound)).toBe(true))

  it.each(
    // Grammar, also where a compound folds to the same, and neighbours that meet between two compounds.
    `va_truyen cua_tinh tinh_thai tin_truyen trong_nam duoc_to co_the`.split(/\s+/),
  )('%s is none', (pair) => expect(lexica.compounds.has(pair)).toBe(false))

  it('have the folded form that the rules give, each once', () => {
    const rows = readTable(join(process.cwd(), 'data', 'compounds.tsv'), 'pair', 'folded')
    const refolded = rows.map(({ pair }) =>
      pair!
        .split(' ')
        .map((word) => keysOf(word).folded)
        .join('_'),
    )
    expect(rows.map(({ folded }) => folded)).toEqual(refolded)
    expect(lexica.compounds.size).toBe(rows.length)
  })
})

describe('abbreviations that ship with the project', () => {
  const rows = readTable(join(process.cwd(), 'data', 'abbreviations.tsv'), 'abbreviation', 'full_forms', 'meanings')

  it('are judged, and those with several meanings are not expanded', () => {
    expect(rows.filter(({ meanings }) => meanings !== 'one' && meanings !== 'several')).toEqual([])
    for (const ambiguous of ['TS', 'CP', 'CĐ', 'QĐ', 'TT']) expect(lexica.abbreviations.has(ambiguous)).toBe(false)
    for (const { abbreviation, meanings } of rows)
      expect(lexica.abbreviations.has(abbreviation!)).toBe(meanings === 'one')
  })

  it('are no syllables: those could stand in a heading in capitals', () => {
    expect([...lexica.abbreviations.keys()].filter((abbreviation) => isSyllable(lettersOf(abbreviation)))).toEqual([])
  })

  it('have each letters once', () => {
    const letters = rows.map(({ abbreviation }) => lettersOf(abbreviation!))
    expect(new Set(letters).size).toBe(letters.length)
  })

  it('have full forms in canonical spelling', () => {
    const words =
      [...lexica.abbreviations.values()]
        .flat()
        .join(' ')
        .match(/\p{L}+/gu) ?? []
    expect(words.filter((word) => keysOf(word).exact !== word)).toEqual([])
  })
})

describe('stopwords', () => {
  it('are in exact form', () => {
    expect(lexica.stopwords.has('của')).toBe(true)
    expect([...lexica.stopwords].filter((word) => keysOf(word).exact !== word)).toEqual([])
  })
})

describe('a folder without good lexica', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'timtin-lexica-'))
    mkdirSync(join(root, 'data'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function failure(): TimtinError {
    try {
      loadLexica(root)
    } catch (error) {
      if (error instanceof TimtinError) return error
    }
    throw new Error('It loaded.')
  }

  it('says which file is missing', () => {
    expect(failure()).toMatchObject({ code: 'lexicon-unreadable', where: join(root, 'data', 'compounds.tsv') })
  })

  it('says which column is missing', () => {
    writeFileSync(join(root, 'data', 'compounds.tsv'), 'pair\tcount\n')
    expect(failure()).toMatchObject({ code: 'lexicon-malformed', what: 'It has no column "folded".' })
  })

  it('says which line is malformed', () => {
    writeFileSync(join(root, 'data', 'compounds.tsv'), 'pair\tfolded\nthông tin\tthong_tin\nsố\n')
    expect(failure().where).toBe(`${join(root, 'data', 'compounds.tsv')}:3`)
  })
})
