import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.js'

interface Judged {
  text: string
  agencies: string[]
  provinces: string[]
  /** The province that the sentence is about, if that is judged. */
  main?: string | null
}

const floors = { precision: 0.97, recall: 0.92 }
const judged = JSON.parse(readFileSync(path.join(import.meta.dirname, 'judged.json'), 'utf8')) as Judged[]

/** Precision and recall over the names in all sentences, and the sentences with an error. */
function measure(kind: 'agencies' | 'provinces') {
  let right = 0
  let found = 0
  let expected = 0
  const errors: string[] = []
  for (const sentence of judged) {
    const got = new Set(gazetteer.recognise(sentence.text)[kind].map(({ id }) => id))
    const want = new Set(sentence[kind])
    const common = [...got].filter((id) => want.has(id)).length
    right += common
    found += got.size
    expected += want.size
    if (common < got.size || common < want.size) errors.push(`${sentence.text} -> ${[...got].join(', ')}`)
  }
  return { precision: right / found, recall: right / expected, expected, errors }
}

describe('judged sentences', () => {
  it('are many, with traps among them, and name only what the gazetteer has', () => {
    expect(judged.length).toBeGreaterThanOrEqual(150)
    expect(judged.filter(({ agencies, provinces }) => agencies.length + provinces.length === 0).length).toBeGreaterThan(
      25,
    )
    const agencies = judged.flatMap((sentence) => sentence.agencies)
    expect(agencies.filter((id) => gazetteer.agency(id) === null)).toEqual([])
    const provinces = judged.flatMap((sentence) => sentence.provinces)
    expect(provinces.filter((name) => gazetteer.province(name)?.name !== name)).toEqual([])
  })

  it.each(['agencies', 'provinces'] as const)('%s are recognised at the floors or above', (kind) => {
    const { precision, recall, expected, errors } = measure(kind)
    expect(expected, 'names expected').toBeGreaterThan(70)
    expect(precision, errors.join('\n')).toBeGreaterThanOrEqual(floors.precision)
    expect(recall, errors.join('\n')).toBeGreaterThanOrEqual(floors.recall)
  })
})

describe('main province of judged sentences', () => {
  const rows = judged.filter((sentence) => sentence.main !== undefined)

  it.each(rows.map(({ text, main }) => [text, main] as const))('%s', (text, main) => {
    const article = { source: '', url: null, kicker: '', title: '', lead: text, body: [], captions: [] }
    expect(gazetteer.describe(article).province).toBe(main)
  })
})

interface Label {
  set: string
  province: string | null
  agencies?: string[]
  people?: { set: string; named: string[]; passed: string[] }
}

describe('labels of real articles', () => {
  const file = path.resolve(import.meta.dirname, '../../data/judged-real.json')
  const labels = JSON.parse(readFileSync(file, 'utf8')) as Label[]

  it.each(['dev', 'held-out'])('are many in the set %s, some of them with people', (set) => {
    expect(labels.filter((label) => label.set === set).length).toBeGreaterThanOrEqual(100)
    expect(labels.filter(({ people }) => people?.set === set).length).toBeGreaterThanOrEqual(30)
  })

  it('name only what the gazetteer has, and people by digests alone', () => {
    expect(labels.flatMap(({ agencies = [] }) => agencies).filter((id) => gazetteer.agency(id) === null)).toEqual([])
    const provinces = labels.flatMap(({ province }) => province ?? [])
    expect(provinces.filter((name) => gazetteer.province(name)?.name !== name)).toEqual([])
    const people = labels.flatMap(({ people }) => [...(people?.named ?? []), ...(people?.passed ?? [])])
    expect(people.filter((digest) => !/^[0-9a-f]{10}$/.test(digest))).toEqual([])
  })
})
