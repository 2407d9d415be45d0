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

/** What stands before and after in the sentences below: each of these in turn. */
const before = ['Sáng nay', 'Hôm qua', 'Tối thứ bảy', 'Cả tuần', 'Mùa lũ', 'Đầu xuân', 'Sau bữa trưa']
const after = ['Na', 'Mơ', 'Đào', 'Mận', 'Sim', 'Lau', 'Bưởi', 'Cốm', 'Nếp', 'Sen', 'Súng', 'Tre', 'Mía', 'Khoai']
const patterns = [
  '< dân tộc thiểu số > họp chợ.',
  '< rừng phòng hộ > xanh lại.',
  '< rừng phòng hộ, suối > trong hơn.',
  '<: Trần Thị > nấu xôi.',
  '<: Lê Thị > trồng mướp.',
  '< hoạt động của > thưa dần.',
  '< đóng cửa, > ở nhà.',
  '< tăng cường > ven đê.',
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
  patterns.forEach((pattern, i) => {
    after.forEach((word, j) => {
      const text = pattern.replace('<', before[j % before.length]).replace('>', word)
      log.put(article({ id: `p${i}-${j}`, title: `Bài ${i} số ${j}`, body: [text] }))
    })
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

describe('completions of a word', () => {
  it('are not cut from the middle of longer compounds', async () => {
    expect(await phrases('toc')).not.toContain('tộc thiểu')
    expect((await phrases('dan t'))[0]).toMatch(/^dân tộc thiểu số/)
  })

  it('go on to where a compound that always goes on ends', async () => {
    const found = await phrases('rung')
    expect(found).toContain('rừng phòng hộ')
    expect(found).not.toContain('rừng phòng')
  })

  it('are no halves of names', async () => {
    expect(await phrases('tra')).not.toContain('trần thị')
    expect(await phrases('le')).not.toContain('lê thị')
  })

  it('keep what has the form of half a name and is none', async () => {
    expect(await phrases('tan')).toContain('tăng cường')
  })

  it('have the diacritics of a compound, not of words that only look like it', async () => {
    const found = await phrases('dong')
    expect(found).toContain('đóng cửa')
    expect(found).not.toContain('động của')
  })

  it('are offered all the same when they have been typed', async () => {
    expect(await phrases('tran thi')).toContain('trần thị')
    expect(await phrases('dong cua')).toContain('động của')
  })
})
