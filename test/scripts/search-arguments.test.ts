import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addSearchArguments, readSearchArguments, type SearchArguments } from '../../scripts/search/arguments.js'
import { parseCommandLine } from '../../scripts/shared/command-line.js'
import { smallGazetteer } from '../search/support/gazetteer.js'

async function read(...args: string[]): Promise<SearchArguments> {
  const command = new Command('search')
  addSearchArguments(command)
  await parseCommandLine(command, args)
  return readSearchArguments(command, smallGazetteer)
}

describe('arguments of the search command', () => {
  it('are a query alone', async () => {
    expect(await read('lũ lụt')).toEqual({
      params: {
        q: 'lũ lụt',
        from: null,
        to: null,
        undated: false,
        agencies: [],
        provinces: [],
        categories: [],
        sources: [],
        sort: 'relevance',
        page: 1,
        size: 10,
      },
      json: false,
      explain: false,
    })
    expect((await read('lũ', 'lụt')).params.q).toBe('lũ lụt')
    expect((await read()).params.q).toBe('')
  })

  it('are filters, order and page', async () => {
    const { params, json, explain } = await read(
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
      sources: [],
      sort: 'newest',
      page: 2,
      size: 50,
    })
  })

  it('leave a query alone that begins with a minus', async () => {
    expect((await read('-lũ bão', '--json')).params.q).toBe('-lũ bão')
    expect((await read('bão', '-lũ')).params.q).toBe('bão -lũ')
    expect(await read('bão', '-lũ', '--size', '5', '-hạn', 'mặn')).toMatchObject({
      params: { q: 'bão -lũ -hạn mặn', size: 5 },
    })
    expect((await read('lũ', '--category', '-x')).params).toMatchObject({ q: 'lũ', categories: ['-x'] })
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
  ])('are refused with the way to call it: %s %s', async (option, value) => {
    const refused = read('lũ', option, value)
    await expect(refused).rejects.toMatchObject({ kind: 'usage', code: 'bad-arguments' })
    await expect(refused).rejects.toThrow(option)
    await expect(refused).rejects.toThrow(/Usage: search/)
  })

  it('are refused when the days stand the wrong way round', async () => {
    await expect(read('--from', '2022', '--to', '2021')).rejects.toThrow(/2022-01-01 is later than 2021-12-31/)
  })
})
