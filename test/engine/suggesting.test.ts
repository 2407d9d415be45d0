import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { loadLexica } from '../../src/lexica.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { createAnalyzer, keysOf } from '../../src/text/index.js'
import { noGroups } from '../conformance/cases.js'
import { article, MemoryLog } from '../conformance/memory-log.js'

const { projectRoot } = readConfig({})
const analyzer = createAnalyzer(loadLexica(projectRoot))

/** Texts, and how many articles have each. */
const texts: [number, string][] = [
  [12, 'Xã vận động bà con xây dựng nông thôn mới từ đường làng.'],
  [4, 'Huyện đạt chuẩn xây dựng nông thôn mới nâng cao.'],
  [3, 'Hợp tác xã nuôi tôm ở nông thôn bán hàng qua mạng.'],
  [11, 'Đoàn thanh niên trồng cây ven đê.'],
  [1, 'Đoạn thanh niên đi qua còn lầy lội.'],
  [6, 'Bí thư tỉnh ủy thăm bến đò.'],
  [5, 'Bí thư tỉnh ủy đối thoại với thợ mỏ.'],
  [1, 'Bí thư; tỉnh ủy viên cùng dự.'],
  [2, 'Chợ phiên họp ngày rằm, cá đồng bán hết sớm.'],
]

let folder: string
let engine: MinisearchEngine
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timtin-suggesting-'))
  const log = new MemoryLog()
  texts.forEach(([copies, text], i) => {
    for (let copy = 0; copy < copies; copy++) {
      const id = `t${i}-${copy}`
      log.put(article({ id, title: `Tin ${i} số ${copy}`, body: [text] }))
    }
  })
  log.put(article({ id: 'gone', title: 'Tin gỡ', body: ['Đoàn thanh niên lặn tìm cổ vật.'] }))
  log.remove('gone')
  await new MinisearchBuilder(folder, analyzer, projectRoot).build(log, { full: true })
  engine = await MinisearchEngine.open(folder, analyzer, noGroups)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const phrases = async (typed: string) =>
  (await engine.vocabulary.complete(queryTokens(typed, analyzer), /\s$/.test(typed), 5))
    .filter(({ kind }) => kind === 'phrase')
    .map(({ text }) => text)

describe('completions of several words', () => {
  it('are written as the archive writes them, most usual first', async () => {
    expect(await phrases('xay dung nong thon m')).toEqual(['xây dựng nông thôn mới', 'xây dựng nông thôn mới nâng cao'])
    expect((await phrases('bi thu ti'))[0]).toBe('bí thư tỉnh ủy')
  })

  it('do not end in half a compound that always goes on', async () => {
    expect((await phrases('xay dung non'))[0]).toBe('xây dựng nông thôn mới')
    expect(await phrases('xay dung nong thon moi')).not.toContain('xây dựng nông thôn mới nâng')
  })

  it('leave out rare spellings beside a usual one', async () => {
    expect(await phrases('doan thanh nien')).not.toContain('đoạn thanh niên')
    expect((await phrases('doan thanh nien'))[0]).toMatch(/^đoàn thanh niên/)
  })

  it('keep the diacritics that were typed', async () => {
    expect(await phrases('đoạn thanh n')).toEqual([expect.stringMatching(/^đoạn thanh niên/)])
    expect((await phrases('đoàn thanh niên t'))[0]).toMatch(/^đoàn thanh niên trồng/)
  })

  it('never go across a mark, nor into articles that were removed', async () => {
    expect(await phrases('ngay ram ca')).toEqual([])
    expect(await phrases('thanh nien lan')).toEqual([])
  })

  it('find words side by side alone', async () => {
    expect(await phrases('xay dung nang cao')).toEqual([])
  })

  it('begin with what was typed, whatever that is', async () => {
    const syllables = texts.flatMap(([, text]) => analyzer.analyze(text).tokens.map(({ folded }) => folded))
    const typed = fc
      .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 5 })
      .map((words) => words.join(' '))
    const begun = fc.tuple(typed, fc.nat({ max: 6 })).map(([text, cut]) => text.slice(0, text.length - cut))
    await fc.assert(
      fc.asyncProperty(fc.oneof(begun, fc.string({ unit: 'binary' })), async (text) => {
        const { tokens } = analyzer.analyze(text)
        if (tokens.length < 2) return
        for (const phrase of await phrases(text)) {
          const folded = phrase.split(' ').map((word) => keysOf(word).folded)
          expect(folded.join(' ').startsWith(tokens.map((token) => token.folded).join(' '))).toBe(true)
        }
      }),
    )
  })
})
