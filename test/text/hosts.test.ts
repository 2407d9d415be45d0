import { describe, expect, it } from 'vitest'
import { canonicalUrl, hostOf } from '../../src/text/hosts.js'

describe('hosts', () => {
  it.each([
    ['https://www.Bao.example:8443/tin', 'bao.example'],
    [' http://so.tinh.example ', 'so.tinh.example'],
    ['http://www.example', 'example'],
    ['tin/1.html', null],
    ['mailto:toa-soan@bao.example', null],
    ['', null],
  ])('%s is of %s', (address, host) => expect(hostOf(address)).toBe(host))
})

describe('addresses', () => {
  it.each([
    'https://www.bao.example/tin/1/',
    'http://bao.example/tin/1#binh-luan',
    'https://BAO.example/tin/1?utm_source=zalo&fbclid=2',
  ])('%s is the address of one article', (address) => expect(canonicalUrl(address)).toBe('bao.example/tin/1'))

  it.each([
    ['https://bao.example/tin?id=1&utm_source=a', 'bao.example/tin?id=1'],
    [' tin/1.html ', 'tin/1.html'],
    ['file:///tin/1.html', 'file:///tin/1.html'],
  ])('%s stays told from others', (address, canonical) => expect(canonicalUrl(address)).toBe(canonical))
})
