import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { loadLabels } from '../../src/label-files.js'
import { Labels } from '../../src/web/presenters/labels.js'

const { projectRoot } = readConfig({})
const shipped = loadLabels(projectRoot, '/nowhere')

describe('the name of a source', () => {
  it.each([
    ['baothaibinh', null, 'Báo Thái Bình'],
    ['www.baothaibinh.com.vn', null, 'Báo Thái Bình'],
    ['thethao.vnexpress.net', null, 'VnExpress'],
    ['archive-7', 'https://www.vnexpress.net/a.html', 'VnExpress'],
    ['archive-7', 'https://bao.example/a.html', 'bao.example'],
    ['www.bao.example', null, 'bao.example'],
    ['tap_tin', null, 'Tap tin'],
    ['Báo của chúng tôi', 'https://vnexpress.net/a.html', 'Báo của chúng tôi'],
    ['Trang đã lưu', 'https://vnexpress.net/a.html', 'VnExpress'],
    ['Trang đã lưu', null, ''],
  ])('of %s with the address %s is %s', (code, url, name) => {
    expect(shipped.source(code, url)).toBe(name)
  })

  it('is the last one given for it', () => {
    const labels = new Labels([
      { kind: 'source', code: 'kho-a', label: 'Kho A' },
      { kind: 'source', code: 'kho-a', label: 'Kho tin A' },
    ])
    expect(labels.source('kho-a', 'https://vnexpress.net/1')).toBe('Kho tin A')
  })
})

describe('the name of a category', () => {
  it.each([
    ['DoiNoi-DoiNgoai', 'Đối nội - Đối ngoại'],
    ['the-gioi', 'Thế giới'],
    ['TheGioi', 'Thế giới'],
    ['CNTT', 'Công nghệ thông tin'],
    ['TinLa-ChuaBiet', 'Tin la - Chua biet'],
    ['Nhịp cầu bạn đọc', 'Nhịp cầu bạn đọc'],
  ])('%s is %s', (code, name) => {
    expect(shipped.category(code)).toBe(name)
  })

  it('is kept as it is where it has Vietnamese letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('ă', 'ờ', 'b', ' ', 'Đ'), minLength: 1 }), (name) => {
        fc.pre(/[ăờĐ ]/u.test(name))
        expect(shipped.category(name)).toBe(name)
      }),
    )
  })
})
