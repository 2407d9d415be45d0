import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeBibtex } from '../../src/web/formats/bibtex.js'
import { csvRecord } from '../../src/web/formats/csv.js'
import { writeRis } from '../../src/web/formats/ris.js'
import { rfc822 } from '../../src/web/formats/rss.js'
import { element, writeXml } from '../../src/web/formats/xml.js'
import type { Entry } from '../../src/web/presenters/entry.js'

/**
 * Any UTF-16, including lone surrogates and control characters, and often characters that are special in one of the
 * formats.
 */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", '<', '&', ']]>', '\0', 'ế', ' '))
    .map((characters) => characters.join('')),
  fc
    .array(fc.constantFrom('\\', '{', '}', '%', '$', '#', '_', '~', '^', '@article{', 'ER  - ', '\n', '\ud800', 'ỗ'))
    .map((characters) => characters.join('')),
)

const legal = (text: string) =>
  [...text]
    .filter((character) => /[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(character))
    .join('')

describe('XML', () => {
  it('comes back from a parser as it went in, without what XML has no place for', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, attribute) => {
        const $ = load(writeXml(element('a', {}, element('b', { c: attribute }, text), element('d', {}))), {
          xml: true,
        })
        expect($('a > b').text()).toBe(legal(text))
        expect($('a > b').attr('c')).toBe(legal(attribute))
        expect($('a > *')).toHaveLength(2)
      }),
    )
  })

  it('holds no character as it is that a parser would change or refuse', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inner = /<b>([^]*)<\/b>/.exec(writeXml(element('b', {}, text)))?.[1] ?? ''
        expect(inner).not.toMatch(/[<>\r\0]|&(?!(amp|lt|gt|quot|#9|#10|#13);)/)
      }),
    )
  })
})

/** Reads one record of RFC 4180. */
function readRecord(record: string): string[] {
  expect(record.endsWith('\r\n')).toBe(true)
  const cells: string[] = []
  const rest = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (rest.lastIndex < record.length) {
    const match = rest.exec(record)
    if (match === null) throw new Error(`Not RFC 4180: ${JSON.stringify(record)}`)
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2])
  }
  return cells
}

describe('CSV', () => {
  it('comes back from a reader as it went in, but for the guard', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (cells) => {
        const read = readRecord(csvRecord(cells))
        expect(read.map((cell, at) => (cells[at].startsWith("'") ? cell : cell.replace(/^'/, '')))).toEqual(cells)
      }),
    )
  })

  it('quotes a cell only where RFC 4180 wants it, and ends each record with CR LF', () => {
    const written = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (cells) => {
        const guarded = cells.map((cell) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell))
        expect(csvRecord(cells)).toBe(`${guarded.map(written).join(',')}\r\n`)
      }),
    )
    expect(csvRecord(['Hà Nội, Huế', 'nói “được”', 'nói "được"', '', ' a ', 'hai\ndòng', '-1'])).toBe(
      '"Hà Nội, Huế",nói “được”,"nói ""được""",, a ,"hai\ndòng",\'-1\r\n',
    )
  })

  it('never gives a spreadsheet a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [cell] = readRecord(csvRecord([text]))
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u)
      }),
    )
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['Hà Nội - Huế', 'Hà Nội - Huế'],
    ['thao@nguyen', 'thao@nguyen'],
  ])('%j is the cell %j', (text, cell) => {
    expect(readRecord(csvRecord([text]))).toEqual([cell])
  })
})

function entryWith(text: string): Entry {
  return {
    id: 'baothu.example-1~a',
    kicker: '',
    title: text,
    lead: text,
    href: 'https://tin.example/bai/baothu.example-1~a/bai',
    original: 'https://baothu.example/?q={a}&b=100%25_c#d',
    source: 'baothu.example',
    author: text,
    publishedAt: '2022-11-05T00:00:00+07:00',
    datePrecision: 'day',
    province: null,
    category: null,
    agencies: [],
    keywords: [text],
  }
}

/**
 * Reads one BibTeX entry as BibTeX does: a value ends where its braces close, and a backslash does not escape a brace.
 */
function readBibtex(entry: string): { key: string; fields: Record<string, string> } {
  const head = /^@article\{([^,{}\s]+),\n/.exec(entry)
  if (head === null) throw new Error(`No entry: ${entry}`)
  const fields: Record<string, string> = {}
  let at = head[0].length
  for (let name = / {2}(\w+) = \{/y; ;) {
    name.lastIndex = at
    const match = name.exec(entry)
    if (match === null) break
    const start = name.lastIndex
    let end = start
    for (let depth = 1; depth > 0; end++) {
      if (end >= entry.length) throw new Error('A brace never closes.')
      depth += Number(entry[end] === '{') - Number(entry[end] === '}')
    }
    fields[match[1]] = entry.slice(start, end - 1)
    expect(entry.slice(end, end + 2)).toBe(',\n')
    at = end + 2
  }
  expect(entry.slice(at)).toBe('}\n')
  return { key: head[1], fields }
}

const commands: Record<string, string> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
}

/** What LaTeX would print for an escaped text. */
function typeset(text: string): string {
  return text.replace(
    /\\([$&#%_])|\\(\w+)\{\}/g,
    (_, plain: string | undefined, name: string) => plain ?? commands[name],
  )
}

describe('BibTeX', () => {
  it('prints any text as it is, and the entry ends where it should', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { key, fields } = readBibtex(writeBibtex(entryWith(text), '2026-11-22'))
        const oneLine = text.replace(/\s+/gu, ' ')
        expect(key).toBe('baothu.example-1+a')
        expect(typeset(fields.title)).toBe(`{${oneLine}}`)
        expect(typeset(fields.author)).toBe(`{${oneLine}}`)
        expect(fields.abstract === undefined ? '' : typeset(fields.abstract)).toBe(oneLine)
        expect(fields.urldate).toBe('2026-11-22')
      }),
    )
  })

  it('says when and where an article appeared', () => {
    const { fields } = readBibtex(writeBibtex(entryWith('Khánh thành cầu'), '2026-11-22'))
    expect(fields).toMatchObject({
      journal: 'baothu.example',
      year: '2022',
      month: '11',
      day: '5',
      url: 'https://baothu.example/?q=%7Ba%7D&b=100%25_c#d',
    })
  })
})

describe('RIS', () => {
  it('keeps any text in its line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = writeRis(entryWith(text), 'Tìm Tin', '2026-11-22').split('\r\n')
        expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toBe(true)
        expect(lines[0]).toBe('TY  - NEWS')
        expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(1)
        expect(lines.slice(-2)).toEqual(['ER  - ', ''])
        expect(lines).toContain(`TI  - ${text.replace(/\s+/gu, ' ').trim()}`)
      }),
    )
  })

  it('dates the article and the visit', () => {
    const record = writeRis(entryWith('Khánh thành cầu'), 'Tìm Tin', '2026-11-22')
    expect(record).toContain('DA  - 2022/11/05/\r\n')
    expect(record).toContain('Y2  - 2026/11/22/\r\n')
  })
})

it.each([
  ['2022-11-05T00:00:00+07:00', 'Sat, 05 Nov 2022 00:00:00 +0700'],
  ['2021-06-09T18:37:56+07:00', 'Wed, 09 Jun 2021 18:37:56 +0700'],
])('%s is %s in RSS', (iso, written) => {
  expect(rfc822(iso)).toBe(written)
})
