import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TimtinError } from '../src/errors.js'
import { loadDocumentKinds, loadLexica, readTable } from '../src/lexica.js'
import { readSynonymGroups } from '../src/search/editorial/synonym-groups.js'
import { lettersOf } from '../src/text/abbreviations.js'
import { createAnalyzer, createDocumentKinds, isSyllable, keysOf, wordsIn } from '../src/text/index.js'

const lexica = loadLexica(process.cwd())

describe('compounds that ship with the project', () => {
  it.each(
    `chuyen_doi thong_tin truyen_thong nong_thon cong_nghe chinh_quyen nha_nuoc viec_lam cong_chuc dan_van giam_ngheo
    cai_cach hanh_chinh so_hoa tinh_uy uy_ban`.split(/\s+/),
  )('%s is one', (compound) => expect(lexica.compounds.has(compound)).toBe(true))

  it.each(
    // Function words, even where a real compound folds to the same term, and chance neighbours across two compounds.
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

describe('synonyms that ship with the project', () => {
  const file = join(process.cwd(), 'data', 'synonyms.tsv')
  const groups = readSynonymGroups(readFileSync(file, 'utf8'), file)
  const keyOf = (text: string) =>
    wordsIn(text)
      .map((word) => keysOf(word).exact)
      .join(' ')

  it('are groups that each have something to find, or keep others from being found inside', () => {
    expect(groups.length).toBeGreaterThan(150)
    for (const { words, also } of groups) {
      const all = [...words, ...also].map(keyOf)
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('are no stopwords, and of one syllable only where that means one thing', () => {
    const single = groups
      .flatMap(({ words }) => words)
      .filter((text) => wordsIn(text).length === 1 && isSyllable(keyOf(text)))
    expect([...new Set(single)].sort()).toEqual(
      ['bắp', 'cọp', 'dông', 'giông', 'giầy', 'gôn', 'heo', 'lợn', 'muỗng', 'thìa', 'Úc'].sort(),
    )
    for (const text of single) expect(lexica.stopwords.has(keyOf(text))).toBe(false)
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

describe('kinds of documents', () => {
  const kinds = createDocumentKinds(lexica.documentKinds)

  it.each([
    ['60/NQ-HĐND', 'nghị quyết'],
    ['02-NQ/TU', 'nghị quyết'],
    ['12/2023/TTLT-BTC-BNV', 'thông tư liên tịch'],
    ['15/CV-SXD', 'công văn'],
    ['24/2018/QH14', undefined],
    ['7/nd-cp', 'nghị định'],
  ])('%s is a %s', (number, name) => expect(kinds.ofNumber(number)?.name).toBe(name))

  it.each([
    ['Theo Nghị quyết số 60', 'Nghị quyết số '],
    ['theo thông tư liên tịch 60', 'thông tư liên tịch '],
    ['PHÁP LỆNH SỐ: 60', 'PHÁP LỆNH SỐ: '],
    ['theo quyết 60', ''],
    ['Nghị quyết về số 60', ''],
  ])('"%s" has "%s" before its number', (text, name) => {
    expect(kinds.nameBeforeNumber(text, text.indexOf('60'))).toBe(name)
  })

  it('are cited by name and bare number where the table says so', () => {
    const { analyze } = createAnalyzer(lexica)
    for (const { name, citedByNumber } of lexica.documentKinds) {
      const term = `${name
        .split(' ')
        .map((word) => keysOf(word).folded)
        .join('_')}_02`
      const terms = analyze(`Theo ${name} số 02 thì`).spans.map((span) => span.term)
      expect([term, terms.includes(term)]).toEqual([term, citedByNumber])
    }
  })
})

describe('a folder without good lexica', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'timtin-lexica-'))
    mkdirSync(join(root, 'data'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function failure(load: () => unknown = () => loadLexica(root)): TimtinError {
    try {
      load()
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

  it.each([
    ['Luật\t\tyes', 'no name in small letters'],
    ['luật\tqh\tyes', 'no codes in capitals'],
    ['luật\t\tmaybe', 'neither yes nor no'],
    ['văn bản hợp nhất\t\tyes', 'more than two syllables'],
    ['nghị quyết\t\tyes', 'stands for two kinds'],
    ['nghị định\tNQ\tyes', 'stands for two kinds'],
    ['luật', '1 columns'],
  ])('says on which line a kind of documents is malformed: %s', (row, what) => {
    const path = join(root, 'data', 'document-kinds.tsv')
    writeFileSync(path, `name\tcodes\tcited_by_number\nnghị quyết\tNQ\tyes\n${row}\n`)
    const { where, what: said } = failure(() => loadDocumentKinds(root))
    expect([where, said]).toEqual([`${path}:3`, expect.stringContaining(what)])
  })
})
