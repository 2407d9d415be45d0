import { describe, expect, it } from 'vitest'
import { readConfig, readLanguage } from '../src/config.js'

describe('TIMTIN_URL', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['https://tin.example', 'https://tin.example'],
    ['https://tin.example/', 'https://tin.example'],
    ['http://may-chu:8080', 'http://may-chu:8080'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['HTTPS://Tin.Example:443', 'https://tin.example'],
    ['https://tìmtin.example', 'https://xn--tmtin-tsa.example'],
  ])('%j is the address %j', (text, address) => {
    expect(readConfig({ TIMTIN_URL: text }).siteUrl).toBe(address)
  })

  it.each([
    'tin.example',
    'localhost:3000',
    'ftp://tin.example',
    'javascript:alert(1)',
    'https://',
    'https://tin.example/timtin',
    'https://tin.example/?a=b',
    'https://tin.example/#a',
    'https://ai:mat-khau@tin.example',
    'https://tin.example"><b>',
  ])('%j is refused, with advice', (text) => {
    expect(() => readConfig({ TIMTIN_URL: text })).toThrow(
      expect.objectContaining({
        code: 'bad-url',
        exitCode: 64,
        message: expect.stringContaining('https://tin.example.'),
      }),
    )
  })
})

describe('TRUST_PROXY', () => {
  it.each([
    [undefined, ['loopback']],
    ['', ['loopback']],
    ['none', []],
    ['loopback, 10.0.0.2', ['loopback', '10.0.0.2']],
    ['10.0.0.0/8,fd00::/8,uniquelocal', ['10.0.0.0/8', 'fd00::/8', 'uniquelocal']],
  ])('%j believes %j', (text, proxies) => {
    expect(readConfig({ TRUST_PROXY: text }).trustedProxies).toEqual(proxies)
  })

  it.each(['true', '1', 'nginx', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.2,', 'none,loopback'])(
    '%j is refused, with advice',
    (text) => {
      expect(() => readConfig({ TRUST_PROXY: text })).toThrow(
        expect.objectContaining({ code: 'bad-proxy', exitCode: 64, message: expect.stringContaining('loopback') }),
      )
    },
  )
})

it.each(['x', '-1', '70000', '3000.5'])('PORT %j is refused', (text) => {
  expect(() => readConfig({ PORT: text })).toThrow(expect.objectContaining({ code: 'bad-port' }))
})

describe('TIMTIN_PUSH', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['3001', { host: 'localhost', port: 3001 }],
    ['10.0.0.5:3001', { host: '10.0.0.5', port: 3001 }],
    ['push.local:0', { host: 'push.local', port: 0 }],
    ['[::1]:3001', { host: '::1', port: 3001 }],
  ])('%j is %j', (text, push) => {
    expect(readConfig({ TIMTIN_PUSH: text }).push).toEqual(push)
  })

  it.each(['push', '10.0.0.5', ':3001', '10.0.0.5:65536', '::1:3001', 'http://a:1', 'a:1 b'])(
    '%j is refused',
    (text) => {
      expect(() => readConfig({ TIMTIN_PUSH: text })).toThrow(expect.objectContaining({ code: 'bad-push-address' }))
    },
  )
})

describe('the language of the help', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
    [{ LANG: 'vi' }, 'vi'],
    [{ LANG: 'vie' }, 'en'],
    [{ LANG: 'vi_VN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'vi_VN' }, 'vi'],
  ])('of %j is %s', (env, language) => {
    expect(readLanguage(env)).toBe(language)
  })
})
