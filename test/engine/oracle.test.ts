import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { noFilters } from '../../src/engine/query.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { fields } from '../../src/engine/minisearch/format/constants.js'
import { segmentLayout } from '../../src/engine/minisearch/format/layouts.js'
import { writeSections } from '../../src/engine/minisearch/format/section-file.js'
import { loadSegment, lookUp } from '../../src/engine/minisearch/format/segment.js'
import { Words } from '../../src/engine/minisearch/format/words.js'
import { SegmentBuilder } from '../../src/engine/minisearch/writing/segment-builder.js'
import { visit } from '../../src/engine/minisearch/arrays/postings.js'
import { ranking } from '../../src/engine/ranking/numbers.js'
import { analysedQuery } from '../../src/search/query/analysed.js'
import { createDocumentKinds } from '../../src/text/document-kinds.js'
import type { Analyzer } from '../../src/text/types.js'
import { article, MemoryLog } from '../conformance/memory-log.js'

/** Plain MiniSearch, given the same articles, is the oracle for what the index must contain and find. */

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timtin-oracle-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Words are separated by spaces and have one key each, as MiniSearch is configured too. */
const analyzer: Analyzer = {
  fingerprint: 'words',
  analyze: (text) => ({
    tokens: [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      exact: word,
      toneless: word,
      folded: word,
      start: index,
      end: index + word.length,
      breakBefore: index === 0,
    })),
    spans: [],
  }),
  documentKinds: createDocumentKinds([]),
  isStopword: () => false,
}

interface Document {
  title: string[]
  body: string[]
  author: string[]
}

const articleOf = ({ title, body, author }: Document, id: number) =>
  article({ id: `n${id}`, title: title.join(' '), body: [body.join(' ')], author: author.join(' ') })

function oracleOf(documents: readonly Document[], ofText = (words: string[]) => words): MiniSearch {
  const oracle = new MiniSearch({
    fields: [...fields],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  })
  documents.forEach(({ title, body, author }, id) => {
    const text = ofText([...title, ...body, ...author])
    oracle.add({ id, title: title.join('\n'), text: text.join('\n'), author: author.join('\n') })
  })
  return oracle
}

const corpora = (word: fc.Arbitrary<string>) =>
  fc.array(
    fc.record({
      title: fc.array(word, { minLength: 1, maxLength: 3 }),
      body: fc.array(word, { maxLength: 8 }),
      author: fc.array(word, { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 8 },
  )

const odd = fc.constantFrom(
  'sở',
  'thông',
  'tin',
  'chuyen_doi',
  '46,3%',
  '@ubnd',
  '12/2024/nq',
  '__proto__',
  '"x\\',
  'đ',
)
const spelt = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'n'), minLength: 1, maxLength: 5 })

async function segmentOf(documents: readonly Document[]) {
  const builder = new SegmentBuilder(analyzer)
  documents.forEach((document, id) => builder.add(articleOf(document, id), id + 1))
  await writeSections(path.join(folder, 'one.seg'), segmentLayout, builder.finish())
  return loadSegment(folder, 'one.seg')
}

async function engineOver(documents: readonly Document[]): Promise<MinisearchEngine> {
  const log = new MemoryLog().put(...documents.map(articleOf))
  await new MinisearchBuilder(folder, analyzer, readConfig({}).projectRoot).build(log, { full: true })
  return MinisearchEngine.open(folder, analyzer, { agencies: [], provinces: [] })
}

async function search(engine: MinisearchEngine, words: readonly string[]) {
  const query = analysedQuery(
    { clauses: [{ occur: 'must', alternatives: [{ kind: 'words', text: words.join(' ') }] }] },
    analyzer,
  )
  const look = {
    sort: 'relevance',
    offset: 0,
    limit: 50,
    facets: null,
    explain: true,
    grouped: false,
    copiesNamed: 0,
    near: false,
  } as const
  const [{ hits }] = await engine.search([{ query, filters: noFilters, ...look }])
  return hits
}

describe('a segment', () => {
  it('has the postings that MiniSearch has of the same articles', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(odd), async (documents) => {
        const { index } = JSON.parse(JSON.stringify(oracleOf(documents))) as {
          index: [string, Record<string, Record<string, number>>][]
        }
        const expected = new Map(index)
        const segment = await segmentOf(documents)
        for (const term of [...expected.keys(), 'không', 'a', 'zz']) {
          for (const [number, field] of fields.entries()) {
            const found: Record<string, number> = {}
            visit(lookUp(segment, term, field), (document, frequency) => (found[document] = frequency))
            expect(found).toEqual(expected.get(term)?.[number] ?? {})
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has the words that MiniSearch finds by their beginning', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(spelt), spelt, async (documents, prefix) => {
        const found = oracleOf(documents).search(prefix, { prefix: true, fields: ['text'] })
        const { lexicon, formsFrom } = await segmentOf(documents)
        const { from, to } = formsFrom(prefix)
        expect(lexicon.slice(from, to)).toEqual([...new Set(found.flatMap(({ terms }) => terms))].sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('words spelt alike', () => {
  it('are those that MiniSearch finds one mistake away, and those with two letters swapped', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(spelt), spelt, async (documents, word) => {
        const oracle = oracleOf(documents)
        const found = oracle.search(word, { fuzzy: 1, fields: ['text'] }).flatMap(({ terms }) => terms)
        const swapped = [...word.slice(1)].map((_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
        const known = new Set(documents.flatMap(({ title, body, author }) => [...title, ...body, ...author]))
        const expected = new Set([...found, ...swapped.filter((other) => known.has(other))])
        expected.delete(word)
        const similar = (await (await engineOver(documents)).vocabulary.ask({ similar: [word] })).similar[0]
        expect(similar.map(({ text }) => text).sort()).toEqual([...expected].sort())
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['2021', ['202', '2012']],
    ['tuyen', ['tuyn', 'tuyens', 'tuyet', 'tyuen']],
    ['nq', ['n', 'qn']],
  ])('%s: no digit is put in for another character', async (word, similar) => {
    const known = [
      '2021',
      '2022',
      '20211',
      '202',
      '2012',
      'tuyen',
      'tuyn',
      'tuyens',
      'tuyet',
      'tyuen',
      'tuye1',
      'tuy',
      'n',
      'nq',
      'nq1',
      'qn',
    ]
    expect((await Words.of(known.sort())).similarTo(word).sort()).toEqual(similar.sort())
  })
})

describe('a search', () => {
  it('has all words in the articles in which MiniSearch finds all', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(odd), fc.uniqueArray(odd, { minLength: 1, maxLength: 3 }), async (documents, words) => {
        const found = oracleOf(documents).search(words.join('\n'), { combineWith: 'AND', fields: ['text'] })
        const hits = await search(await engineOver(documents), words)
        expect(hits.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => `n${id}`).sort())
      }),
      { numRuns: 60 },
    )
  })

  it('weighs words in the text as BM25 does in MiniSearch', async () => {
    // The title has a word that is never searched for, since words in titles count more.
    const documents = corpora(spelt).map((all) => all.map((document) => ({ ...document, title: ['tin'] })))
    // MiniSearch counts distinct terms as the length of a text, we count all tokens, so each repeated token comes with
    // a filler.
    let fillers = 0
    const withFillers = (words: string[]) =>
      words.flatMap((word, i) => (words.indexOf(word) === i ? [word] : [word, `filler ${fillers++}`]))
    const { saturation: k, lengthNormalisation: b } = ranking
    await fc.assert(
      fc.asyncProperty(documents, fc.uniqueArray(spelt, { minLength: 1, maxLength: 3 }), async (given, words) => {
        const found = oracleOf(given, withFillers).search(words.join('\n'), { fields: ['text'], bm25: { k, b, d: 0 } })
        // MiniSearch multiplies the score by the number of words found.
        const expected = new Map(found.map(({ id, score, queryTerms }) => [`n${id}`, score / queryTerms.length]))
        const hits = await search(await engineOver(given), words)
        // Compared within one search, since scores are relative to the best one.
        for (const { id, explain } of hits)
          expect(explain!.terms / hits[0].explain!.terms).toBeCloseTo(expected.get(id)! / expected.get(hits[0].id)!, 6)
      }),
      { numRuns: 60 },
    )
  })
})
