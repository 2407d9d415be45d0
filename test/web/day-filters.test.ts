import { expect, it } from 'vitest'
import { useSite } from './support/server.js'

const site = useSite()
const month = '/ngay/2022/11'

it('the list of a month can be limited to a province, as many as its choice says', async () => {
  const { $ } = await site.page(month)
  const options = $('select[name=tinh] option').toArray()
  expect(options.length).toBeGreaterThan(2)
  for (const option of options.slice(1)) {
    const value = $(option).attr('value')!
    const [, count] = /\((\d+)\)$/u.exec($(option).text())!
    const chosen = await site.page(`${month}?tinh=${encodeURIComponent(value)}&chuyen-muc=`)
    expect(chosen.$('.result-head__total').text()).toMatch(new RegExp(`^${count} bài`, 'u'))
    expect(chosen.$('select[name=tinh] option[selected]').attr('value')).toBe(value)
    expect(chosen.$('meta[name=robots]').attr('content')).toBe('noindex')
    expect(chosen.$('link[rel=canonical]').attr('href')).toBe(month)
  }
})

it('a province that is none is refused', async () => {
  expect((await site.page(`${month}?tinh=Khong+Co`)).status).toBe(400)
})

it('a month without articles like those chosen says so, and can be undone', async () => {
  const { status, $ } = await site.page(`${month}?chuyen-muc=Khong+co`)
  expect(status).toBe(200)
  expect($('.no-result h2').text()).toBe('Không có bài nào như đã chọn')
  expect($('select[name=chuyen-muc] option').length).toBeGreaterThan(1)
})
