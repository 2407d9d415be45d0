import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { analyseText } from '../../src/engine/analysed-article.js'
import type { DraftNames } from '../../src/engine/reading.js'
import type { EngineUnderTest, OpenEngine, CreateEngine } from './cases.js'
import { article, MemoryLog } from './memory-log.js'
import { analyzer } from './requests.js'

/** Articles about nothing that the others are about, so that words are not everywhere. */
const fillers = ['mía', 'chè', 'cam', 'bưởi', 'dừa', 'ngô', 'khoai', 'sắn'].map((plant, i) =>
  article({ id: `filler-${plant}`, title: `Bán ${plant}`, body: [`Chợ phiên thứ ${i + 2} có ${plant} và gốm.`] }),
)

/** Three articles alike but for one thing each, and the subject. */
const alike = (name: string, words: string, of: Record<string, Partial<Article>>) =>
  Object.entries(of).map(([key, fields]) =>
    article({ id: `${name}-${key}`, title: `Tin ${key}`, body: [`Về ${words}.`], ...fields }),
  )

const archive = [
  ...fillers,
  ...alike('weir', 'đập tràn xả cát', {
    subject: { province: 'Thái Bình' },
    far: { province: 'Hà Giang' },
    near: { province: 'Thái Bình' },
    none: {},
  }),
  ...alike('office', 'máy tính bảng rơi', {
    subject: { province: 'Thái Bình', agencies: ['so-y-te'] },
    without: { province: 'Thái Bình' },
    with: { province: 'Thái Bình', agencies: ['tinh-uy', 'so-y-te'] },
  }),
  ...alike('paper', 'thước kẻ gãy đôi', {
    subject: { captions: ['Theo 15/2021/QĐ-UBND'] },
    without: { captions: ['Theo 15, 2021, QĐ, UBND'] },
    with: { captions: ['Theo 15/2021/QĐ-UBND'] },
  }),
  ...alike('shelf', 'diều giấy rách mép', {
    subject: { category: 'Thiếu nhi' },
    without: { category: 'Đời sống' },
    with: { category: 'Thiếu nhi' },
  }),
  // Neither is a compound, and both articles have each word as often as the other.
  ...alike('kiln', 'một việc', {
    subject: { body: ['Bên Pủng Lềnh nọ, Pủng Lềnh cũ.'] },
    apart: { body: ['Lềnh ở trên, Pủng ở dưới; Lềnh ở trên, Pủng.'] },
    beside: { body: ['Ở trên Pủng Lềnh, ở dưới Pủng Lềnh, ở trên.'] },
  }),
  ...alike('head', 'một việc', {
    subject: { title: 'Rùa vàng', body: ['Thấy rùa.'] },
    inText: { title: 'Tin khác', body: ['Rùa nọ, rùa.'] },
    inTitle: { title: 'Tin rùa', body: ['Khác nọ, rùa.'] },
  }),
]

/** What makes articles related, besides having words in common. */
export function relatedCases(create: CreateEngine): void {
  describe('related articles', () => {
    let place: EngineUnderTest
    let open: OpenEngine

    beforeAll(async () => {
      place = await create()
      await place.build(new MemoryLog().put(...archive))
      open = await place.open()
    })

    afterAll(async () => {
      await open.engine.close()
      await place.dispose()
    })

    const relatedTo = async (id: string) => {
      const [hits] = await open.engine.related([{ like: { id }, limit: 10 }])
      const topic = id.split('-')[0]
      return new Map(hits.filter((hit) => hit.id.startsWith(topic)).map((hit) => [hit.id.split('-')[1], hit.score]))
    }

    it('of another province must be the more alike, those without one need not', async () => {
      const scores = await relatedTo('weir-subject')
      expect([...scores.keys()].at(-1)).toBe('far')
      expect(scores.get('far')! / scores.get('near')!).toBeCloseTo(0.85, 6)
      expect(scores.get('none')).toBeCloseTo(scores.get('near')!, 6)
    })

    it.each([
      ['of the same agency', 'office'],
      ['that cite the same document', 'paper'],
      ['of the same category', 'shelf'],
    ])('%s are the more alike', async (_, topic) => {
      const scores = await relatedTo(`${topic}-subject`)
      expect(scores.get('with')).toBeGreaterThan(scores.get('without')!)
    })

    it('that have words side by side, as the subject has them, are the more alike', async () => {
      const scores = await relatedTo('kiln-subject')
      expect(scores.get('beside')).toBeGreaterThan(2 * (scores.get('apart') ?? 0))
    })

    it('that have words in their title are the more alike', async () => {
      const scores = await relatedTo('head-subject')
      expect(scores.get('inTitle')).toBeGreaterThan(scores.get('inText')!)
    })

    it('of a draft are found by what it names too', async () => {
      const draft = analyseText({ title: '', lead: '', body: ['Về máy tính bảng rơi.'] }, analyzer)
      const ask = async (names?: DraftNames) => {
        const [hits] = await open.engine.related([{ like: { draft, names }, limit: 3 }])
        return hits.map(({ id }) => id).filter((id) => id !== 'office-subject')[0]
      }
      expect(await ask({ agencies: ['so-y-te'], province: 'Thái Bình' })).toBe('office-with')
      // The same agency of another province is another agency.
      expect(await ask({ agencies: ['so-y-te'], province: 'Hà Giang' })).toBe(await ask())
      expect(await ask({ agencies: ['no-such-agency'], province: 'Hà Tây' })).toBe(await ask())
    })
  })
}
