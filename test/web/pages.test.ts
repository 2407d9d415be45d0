import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSite, type TestSite } from './support/server.js'

let site: TestSite
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe('pages', () => {
  it.each(['/', '/tim-kiem', '/tim-kiem?q=chuyen+doi+so', '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu', '/ngay/2022', '/ngay/2022/11', '/ngay/2022/11/23', '/co-quan', '/co-quan/so-y-te', '/cach-xep-hang'])('%s is there', async (path) => {
    const { status, html } = await site.page(path)
    expect(status).toBe(200)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  })
})
