import { describe, expect, it } from 'vitest'
import { createDeskService } from '../../../src/search/desk/service.js'
import type { Draft } from '../../../src/search/desk/types.js'
import { archiveInMemory } from '../../support/archive-in-memory.js'
import { smallAnalyzer, smallLexica } from '../support/analyzer.js'
import { article } from '../../conformance/memory-log.js'
import { smallGazetteer } from '../support/gazetteer.js'

/** Articles in which words stand side by side that belong together, and apart that do not. */
const archive = [
  ...['Trại', 'Chợ', 'Bãi', 'Xóm'].map((place, i) =>
    article({ id: `clam-${i}`, title: `${place} ngao giống`, body: ['Có ngao giống ngoài bãi, rồi thả ngao giống.'] }),
  ),
  ...['mưa', 'nắng', 'gió', 'sương', 'rét', 'oi', 'nồm', 'giông'].map((weather, i) =>
    article({
      id: `day-${i}`,
      title: `Ngày ${weather}`,
      body: [`Trời ${weather}, ${i < 2 ? 'giống' : 'khác'} hôm qua; kể chuyện làng.`],
    }),
  ),
]

const { engine, parts } = archiveInMemory(archive, {
  analyzer: smallAnalyzer,
  abbreviations: smallLexica.abbreviations,
  gazetteer: smallGazetteer,
  clock: () => 0,
})
const desk = createDeskService({ ...parts, engine })

const keywordsOf = async (draft: Partial<Draft>) => {
  const subject = { draft: { title: '', lead: '', body: [], ...draft }, characters: 100 }
  return (await desk.analyse(subject))!.keywords
}

describe('keywords of a draft', () => {
  it('are names as written, the more telling the earlier', async () => {
    const keywords = await keywordsOf({
      title: 'Cồn Vành đón khách',
      body: ['Tàu Aurora cập bến. Anh Lê Văn Tám lái tàu Aurora ra Cồn Vành, gặp chị Bùi Thị Mơ.'],
    })
    expect(keywords.slice(0, 2)).toEqual(['Cồn Vành', 'Aurora'])
    // Named once, and late.
    expect(keywords).not.toContain('Bùi Thị Mơ')
  })

  it('are words that the archive has side by side, not those that it has apart', async () => {
    const keywords = await keywordsOf({
      title: 'Mùa vớt',
      body: ['Sáng nay vớt ngao giống. Chiều gom ngao giống, kể giống hôm kia, lại kể giống.'],
    })
    expect(keywords).toContain('ngao giống')
    expect(keywords).not.toContain('kể giống')
  })

  it('leave a person’s name whole, and apart from the place before it', async () => {
    const keywords = await keywordsOf({
      lead: 'Chủ tịch UBND tỉnh Nam Định Phạm Thị Lụa cho biết như vậy.',
      body: ['Bà Phạm Thị Lụa nói thêm.'],
    })
    expect(keywords).toContain('Phạm Thị Lụa')
    expect(keywords.join()).not.toContain('Nam Định Phạm')
  })

  it('are none where nothing is telling', async () => {
    expect(await keywordsOf({ title: 'abc', body: ['Và của là, thì mà.'] })).toEqual([])
    expect(await keywordsOf({ body: [''] })).toEqual([])
  })
})
