import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { SearchParams } from '../../src/search/types.js'
import { useSampleArchive } from '../support/sample-archive.js'

const sample = useSampleArchive()

const params = (q: string): SearchParams => ({ ...emptySearch, q })

const syllables = [
  'chuyển',
  'đổi',
  'số',
  'so',
  'thong',
  'tin',
  'UBND',
  'Ðại',
  'hoà',
  'bán',
  'của',
  'và',
  'là',
  '46,3%',
  '60/NQ-HĐND',
  'sowr',
  'truye62n',
]
const operators = [
  '"',
  '“',
  '”',
  '-',
  '--',
  'OR',
  'HOẶC',
  '(',
  ')',
  '~3',
  '~',
  ':',
  'tiêu-đề:',
  'tỉnh:',
  'ngày:',
  'từ:',
  'đến:',
  '31/02/2022',
  '*',
  '.*',
  '[a-z]+',
  '\\',
  '/',
  '|',
  '&&',
  '$',
  '{}',
  '<script>',
  '%',
  "'",
]
const marks = [
  '\u0301',
  '\u0300',
  '\u0323',
  '\u031b',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u00a0',
  '\ud800',
  '\udc00',
  '\u0000',
]

const soup = fc
  .array(fc.constantFrom(...syllables, ...operators, ...marks, ' ', ' ', ' '), { maxLength: 24 })
  .map((parts) => parts.join(''))
const spaced = fc.array(fc.constantFrom(...syllables, ...operators), { maxLength: 16 }).map((parts) => parts.join(' '))
const pasted = fc
  .array(fc.constantFrom(...syllables), { minLength: 200, maxLength: 256 })
  .map((parts) => parts.join(' '))
const onlyStopwords = fc
  .array(fc.constantFrom('và', 'của', 'là', 'có', 'các', 'cho'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '))
const onlyMarks = fc
  .array(fc.constantFrom(...marks, '.', ',', '…', '?', '!'), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
const anything = fc.oneof(
  { weight: 3, arbitrary: soup },
  { weight: 3, arbitrary: spaced },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: onlyStopwords },
  { weight: 1, arbitrary: onlyMarks },
)

async function expectWholeAnswer(q: string): Promise<void> {
  const result = await sample.archive.search.search(params(q))
  expect(result.query).toBe(q)
  expect(result.totalHits).toBeLessThanOrEqual(result.total)
  expect(result.totalHits + result.near.totalHits).toBeGreaterThanOrEqual(result.hits.length)
  const strict = result.hits.filter(({ isNear }) => !isNear)
  expect(result.hits.slice(0, strict.length)).toEqual(strict)
  expect(strict.length).toBe(Math.min(result.totalHits, result.size))
  expect(strict.flatMap(({ missing, apart }) => [...missing, ...apart])).toEqual([])
  for (const hit of result.hits) {
    expect(Number.isFinite(hit.score)).toBe(true)
    expect(hit.titleParts.map((part) => part.text).join('')).toBe(hit.title)
  }
}

it('answers 10,000 queries of any characters, operators and marks', async () => {
  await fc.assert(fc.asyncProperty(anything, expectWholeAnswer), { numRuns: 10_000 })
}, 900_000)

it('answers pasted texts of 256 syllables', async () => {
  await fc.assert(fc.asyncProperty(pasted, expectWholeAnswer), { numRuns: 100 })
}, 300_000)

it.each(['10 KB', 'x '.repeat(5_000), '"'.repeat(3_000), '-'.repeat(2_000), 'OR '.repeat(500), 'tỉnh:'.repeat(300)])(
  'answers %.12s',
  async (q) => {
    await expectWholeAnswer(q)
  },
)
