import { describe, expect, it } from 'vitest'
import { makeArticle } from '../search/support/articles.js'
import { useSite } from './support/server.js'

const site = useSite({
  articles: [
    makeArticle({ id: 'heo', title: 'Giá heo tăng ở chợ Bến Đò' }),
    makeArticle({ id: 'lon', title: 'Giá lợn giảm ở chợ Cầu Mới' }),
  ],
  kept: {
    synonyms: 'words\nheo\t=>\tlợn',
    bestBets: 'query\ttarget\ttitle\nSố điện thoại tòa soạn\t/co-quan\tLiên hệ <tòa soạn>\ngiá heo\tlon',
  },
})
const path = (q: string, more = '') => `/tim-kiem?q=${encodeURIComponent(q)}${more}`

describe('synonyms on a page of results', () => {
  it('are told with a link to what was typed, and marked', async () => {
    const { $ } = await site.page(path('giá heo'))
    const notice = $('.notice').filter((_, one) => $(one).text().includes('Tìm cả: lợn.'))
    expect(notice).toHaveLength(1)
    const link = notice.find('a')
    expect(link.text()).toBe('Chỉ tìm giá “heo”')
    expect($('[data-article="lon"] mark').text()).toContain('lợn')
    const exact = await site.page(link.attr('href')!)
    expect(exact.$('.hits > li')).toHaveLength(1)
    expect(exact.$('.notice').text()).not.toContain('Tìm cả')
  })

  it('are told by the API', async () => {
    const { body } = await site.json('/api/v1/search?q=heo')
    expect(body).toMatchObject({ total: 2, synonyms: { words: ['lợn'], asTyped: '"heo"' } })
  })
})

describe('best bets on a page of results', () => {
  it('stand above the results of their query', async () => {
    const { $ } = await site.page(path('so dien thoai toa soan'))
    expect($('.answer h2').text()).toBe('Gợi ý của tòa soạn')
    const link = $('.answer a')
    expect([link.text(), link.attr('href')]).toEqual(['Liên hệ <tòa soạn>', '/co-quan'])
    expect((await site.page(path('số điện thoại'))).$('.answer')).toHaveLength(0)
  })

  it('are told by the API, articles with what is known of them', async () => {
    const { body } = await site.json('/api/v1/search?q=GIA+HEO')
    expect(body).toMatchObject({
      bestBets: [
        { title: 'Giá lợn giảm ở chợ Cầu Mới', href: '/bai/lon/gia-lon-giam-o-cho-cau-moi', article: { id: 'lon' } },
      ],
    })
  })
})
