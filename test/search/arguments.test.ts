import { describe, expect, it } from 'vitest'
import { readSearchArguments } from '../../scripts/search-arguments.js'
import { smallGazetteer } from './support/gazetteer.js'

const read = (...args: string[]) => readSearchArguments(args, smallGazetteer)

describe('arguments of the search command', () => {
  it('are a query alone', () => {
    expect(read('lũ lụt')).toEqual({
      params: {
        q: 'lũ lụt',
        from: null,
        to: null,
        undated: false,
        agencies: [],
        provinces: [],
        categories: [],
        sort: 'relevance',
        page: 1,
        size: 10,
      },
      json: false,
      explain: false,
    })
    expect(read('lũ', 'lụt').params.q).toBe('lũ lụt')
    expect(read().params.q).toBe('')
  })

  it('are filters, order and page', () => {
    const { params, json, explain } = read(
      'họp',
      '--json',
      '--explain',
      '--from',
      '2022-11',
      '--to',
      '31/12/2022',
      '--agency',
      'so-y-te',
      '--agency',
      'Sở TT&TT',
      '--province',
      'thai binh',
      '--category',
      'Y tế',
      '--category',
      'Xã hội',
      '--sort',
      'newest',
      '--page',
      '2',
      '--size',
      '50',
    )
    expect({ json, explain }).toEqual({ json: true, explain: true })
    expect(params).toEqual({
      q: 'họp',
      from: '2022-11-01',
      to: '2022-12-31',
      undated: false,
      agencies: ['so-y-te', 'so-thong-tin-va-truyen-thong'],
      provinces: ['Thái Bình'],
      categories: ['Y tế', 'Xã hội'],
      sort: 'newest',
      page: 2,
      size: 50,
    })
  })

  it('leave a query alone that begins with a minus', () => {
    expect(read('-lũ bão', '--json').params.q).toBe('-lũ bão')
    expect(read('bão', '-lũ').params.q).toBe('bão -lũ')
  })

  it.each([
    ['--from', '31/02/2022'],
    ['--to', 'hôm kia'],
    ['--agency', 'Sở Mây'],
    ['--province', 'Xyz'],
    ['--sort', 'best'],
    ['--page', '0'],
    ['--page', '1.5'],
    ['--size', '1000'],
    ['--colour', 'red'],
  ])('are refused with the way to call it: %s %s', (option, value) => {
    expect(() => read('lũ', option, value)).toThrow(expect.objectContaining({ kind: 'usage', code: 'bad-arguments' }))
    expect(() => read('lũ', option, value)).toThrow(/Usage: npm run -s search/)
  })

  it('are refused when the days stand the wrong way round', () => {
    expect(() => read('--from', '2022', '--to', '2021')).toThrow(/2022-01-01 is later than 2021-12-31/)
  })
})
