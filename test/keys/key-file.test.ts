import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { KeyFile, parseScopes } from '../../src/keys/key-file.js'
import { folderWith } from '../support/folders.js'

const at = '2024-05-06T07:08:09+07:00'
const wish = { name: 'cms', scopes: ['put' as const], source: null }

describe('the keys of an archive', () => {
  it('are found by their secret, which is kept nowhere', async () => {
    const folder = await folderWith({})
    const secret = await new KeyFile(folder).add(wish, at)
    const keys = new KeyFile(folder)
    expect(await keys.bySecret(secret)).toMatchObject({ name: 'cms', scopes: ['put'], source: null, createdAt: at })
    expect(await keys.bySecret(`${secret}x`)).toBeNull()
    expect(await readFile(path.join(folder, 'keys.json'), 'utf8')).not.toContain(secret)
  })

  it.skipIf(process.platform === 'win32')('can be read by their owner alone', async () => {
    const folder = await folderWith({})
    await new KeyFile(folder).add(wish, at)
    expect((await stat(path.join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
  })

  it('open nothing once revoked, also for a server that knows them already', async () => {
    const folder = await folderWith({})
    const served = new KeyFile(folder)
    const other = await served.add({ ...wish, name: 'other' }, at)
    const secret = await served.add(wish, at)
    expect(await served.bySecret(secret)).not.toBeNull()
    await new KeyFile(folder).revoke('cms', at)
    expect(await served.bySecret(secret)).toBeNull()
    expect(await served.bySecret(other)).not.toBeNull()
    expect(await served.isAnyUsable()).toBe(true)
    await new KeyFile(folder).revoke('other', at)
    expect(await served.isAnyUsable()).toBe(false)
  })

  it('have names of their own, also after they were revoked', async () => {
    const keys = new KeyFile(await folderWith({}))
    await keys.add(wish, at)
    await expect(keys.add(wish, at)).rejects.toMatchObject({ code: 'key-exists' })
    await keys.revoke('cms', at)
    await expect(keys.add(wish, at)).rejects.toMatchObject({ code: 'key-exists' })
    await expect(keys.revoke('cms', at)).rejects.toMatchObject({ code: 'no-such-key' })
  })

  it('are all kept when many are made at once', async () => {
    const folder = await folderWith({})
    const made = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => new KeyFile(folder).add({ ...wish, name: `k${i}` }, at)),
    )
    const added = made.filter(({ status }) => status === 'fulfilled').length
    expect(added).toBeGreaterThan(0)
    expect(await new KeyFile(folder).all()).toHaveLength(added)
    for (const result of made) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'keys-busy' })
    }
  })

  it.each([
    ['{', 'it is not JSON'],
    ['{"version":1,"keys":[{"name":"a"}]}', 'keys.0.hash'],
    ['{"version":2,"keys":[]}', 'version'],
  ])('that cannot be read are an error that names what is wrong: %s', async (text, why) => {
    const folder = await folderWith({ 'keys.json': text })
    await expect(new KeyFile(folder).isAnyUsable()).rejects.toMatchObject({
      code: 'keys-malformed',
      what: expect.stringContaining(why),
    })
  })
})

describe('scopes', () => {
  it.each([
    ['put', ['put']],
    ['put,withdraw', ['put', 'withdraw']],
    [' withdraw , put ', ['withdraw', 'put']],
    ['put,put', ['put']],
    ['delete', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parseScopes(text)).toEqual(expected)
  })
})
