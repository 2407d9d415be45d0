import { readFileSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { backgrounds, contrast, contrastOn, leastContrast, readable } from '../../src/settings/colours.js'
import { describeSettings, settingFields } from '../../src/settings/describe.js'
import { putDeskUser, removeDeskUser } from '../../src/settings/desk-users.js'
import { isPassword } from '../../src/settings/passwords.js'
import { noSettings, readSettings } from '../../src/settings/read-settings.js'
import { folderWith } from '../support/folders.js'

const { projectRoot } = readConfig({})

async function fileWith(value: unknown, others: Record<string, string> = {}): Promise<string> {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return path.join(await folderWith({ ...others, 'timtin.config.json': text }), 'timtin.config.json')
}

/** The message with which a configuration is refused. */
async function refusalOf(value: unknown, others: Record<string, string> = {}): Promise<string> {
  const file = await fileWith(value, others)
  try {
    readSettings(file, false)
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 64, where: expect.stringContaining(path.dirname(file)) })
    return (error as Error).message.replace(`${path.dirname(file)}/`, '')
  }
  throw new Error('It was not refused.')
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="url(#a)"/></svg>'

describe('a configuration', () => {
  it('is read with the defaults for the rest, and says what it has', async () => {
    const file = await fileWith({ name: ' Kho tin Sông Hà ', imprint: { email: 'a@b.example' } })
    const read = readSettings(file, false)
    expect(read.settings).toEqual({
      ...noSettings.settings,
      name: 'Kho tin Sông Hà',
      imprint: { email: 'a@b.example' },
    })
    expect([...read.given]).toEqual(['name', 'imprint.email'])
  })

  it('need not be there, unless it was named', async () => {
    const file = path.join(await folderWith({}), 'timtin.config.json')
    expect(readSettings(file, false)).toBe(noSettings)
    expect(() => readSettings(file, true)).toThrow(/cannot be read/)
  })

  it.each([
    ['{"name": "a",}', /is not JSON: .*comma/],
    ['[]', /The configuration is wrong: expected object/],
    [{ nmae: 'a' }, /There is no setting "nmae"\. Did you mean "name"\?/],
    [{ imprint: { emial: 'a' } }, /There is no setting "imprint\.emial"\. Did you mean "email"\?/],
    [{ deskUsers: [{ nam: 'a' }] }, /"deskUsers\[0\]/],
    [{ zzzzzzzzzzzz: 1 }, /There are name, shortName/],
    [{ name: '' }, /"name" is empty\. .*docs\/configuration\.md/],
    [{ name: 'a\u0007' }, /"name" has line breaks/],
    [{ pictures: 'maybe' }, /"pictures" is wrong: .*"on"/],
    [{ hub: 'javascript:alert(1)' }, /"hub" is not an address/],
    [{ logo: '../secret.svg' }, /"logo" is not the name/],
    [{ requestsPerMinute: 1 }, /"requestsPerMinute"/],
    [{ deskUsers: [{ name: 'lan', hash: 'mat-khau' }] }, /"deskUsers\[0\]\.hash" is not a hash/],
  ])('%j is refused', async (value, message) => {
    expect(await refusalOf(value)).toMatch(message)
  })

  it('with a colour that cannot be read is refused, with what was measured and one that can', async () => {
    const message = await refusalOf({ colours: { brand: '#ff8800' } })
    expect(message).toMatch(/"colours\.brand" is #ff8800, whose contrast on light pages is 2\.\d\d:1/)
    const [nearest] = /#[0-9a-f]{6}(?=\.$)/.exec(message) ?? []
    const { settings } = readSettings(await fileWith({ colours: { brand: nearest } }), false)
    expect(contrastOn('dark', settings.colours.brandDark!)).toBeGreaterThanOrEqual(leastContrast)
  })
})

describe('colours', () => {
  it('have the contrast that WCAG gives them', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('are made readable, and left alone when they are', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(colour, fc.constantFrom('light' as const, 'dark' as const), (given, scheme) => {
        const made = readable(scheme, given)
        expect(contrastOn(scheme, made)).toBeGreaterThanOrEqual(leastContrast)
        expect(readable(scheme, made)).toBe(made)
        if (contrastOn(scheme, given) >= leastContrast) expect(made).toBe(given)
      }),
    )
  })

  it('are measured on the backgrounds of the style sheet', () => {
    const css = readFileSync(path.join(projectRoot, 'public', 'timtin.css'), 'utf8')
    const [light, dark] = [...css.matchAll(/:root \{[^}]*--paper[^}]*\}/g)].map(([block]) =>
      ['paper', 'sheet', 'tint'].map((name) => new RegExp(`--${name}: (#\\w{6});`).exec(block)?.[1]),
    )
    expect({ light, dark }).toEqual(backgrounds)
  })
})

describe('a logo', () => {
  it('is taken as it is drawn', async () => {
    const { logo } = readSettings(await fileWith({ logo: 'a.svg' }, { 'a.svg': svg }), false)
    expect([logo?.type, logo?.content.toString()]).toEqual(['svg', svg])
  })

  it.each([
    '<script>alert(1)</script>',
    '<g onload="alert(1)"/>',
    '<g\nonclick = "alert(1)"/>',
    '<a href="javascript:alert(1)"><path/></a>',
    '<a xlink:href="&#106;avascript:alert(1)"><path/></a>',
    '<image href="https://elsewhere.example/a.png"/>',
    '<foreignObject><body/></foreignObject>',
    '<style>@import "https://elsewhere.example/a.css"</style>',
    '<path fill="url(https://elsewhere.example/a.svg#b)"/>',
    '<svg:script/>',
    '<set attributeName="onmouseover" to="alert(1)"/><script/>',
  ])('with %s is refused', async (inside) => {
    const others = { 'a.svg': svg.replace('</svg>', `${inside}</svg>`) }
    expect(await refusalOf({ logo: 'a.svg' }, others)).toMatch(/^a\.svg: The logo cannot be used: it has .*Give an SVG/)
  })

  it.each([
    ['a.svg', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg}`],
    ['a.svg', 'hello'],
    ['a.png', svg],
    ['a.svg', svg + ' '.repeat(600 * 1024)],
  ])('%s that is none is refused', async (name, content) => {
    expect(await refusalOf({ logo: name }, { [name]: content })).toMatch(/The logo cannot be used/)
  })

  it('that is not there is refused', async () => {
    expect(await refusalOf({ logo: 'a.svg' })).toMatch(/no such file/)
  })
})

// Hashes are slow on purpose.
describe('users of the desk', { timeout: 120_000 }, () => {
  it('are written with a hash, beside what else is there, in a file for its owner alone', async () => {
    const file = await fileWith({ name: 'Kho tin', deskUsers: [] })
    await putDeskUser(file, 'lan', 'mật khẩu thử một')
    await putDeskUser(file, 'minh', 'mật khẩu thử hai')
    await putDeskUser(file, 'lan', 'mật khẩu thử ba')
    const { settings } = readSettings(file, true)
    expect([settings.name, settings.deskUsers.map(({ name }) => name)]).toEqual(['Kho tin', ['minh', 'lan']])
    const { hash } = settings.deskUsers[1]
    expect(hash).not.toContain('thử')
    expect(await isPassword('mật khẩu thử ba', hash)).toBe(true)
    // The same letters, decomposed.
    expect(await isPassword('mật khẩu thử ba'.normalize('NFD'), hash)).toBe(true)
    expect(await isPassword('mật khẩu thử một', hash)).toBe(false)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await removeDeskUser(file, 'minh')
    expect(readSettings(file, true).settings.deskUsers.map(({ name }) => name)).toEqual(['lan'])
    await expect(removeDeskUser(file, 'minh')).rejects.toMatchObject({ code: 'no-such-desk-user' })
  })

  it('need a password that cannot be guessed, and never overwrite a configuration that cannot be read', async () => {
    const file = await fileWith({})
    await expect(putDeskUser(file, 'lan', 'ngắn')).rejects.toMatchObject({ code: 'bad-password' })
    await writeFile(file, '{"name": ')
    await expect(putDeskUser(file, 'lan', 'mật khẩu thử một')).rejects.toMatchObject({ code: 'bad-settings' })
    expect(readFileSync(file, 'utf8')).toBe('{"name": ')
  })

  it('are listed by name, never with a hash', async () => {
    const file = await fileWith({})
    await putDeskUser(file, 'lan', 'mật khẩu thử một')
    const listed = describeSettings(readSettings(file, true))
    expect(listed.find(({ key }) => key === 'deskUsers')).toEqual({ key: 'deskUsers', value: '["lan"]', isGiven: true })
    expect(JSON.stringify(listed)).not.toContain('scrypt')
  })
})

describe('docs/configuration.md', () => {
  const text = readFileSync(path.join(projectRoot, 'docs', 'configuration.md'), 'utf8')

  it('has every setting as the schema has it', () => {
    const rows = settingFields().map(
      ({ key, description, defaultValue }) =>
        `| \`${key}\` | ${description} | ${defaultValue === null ? '' : `\`${defaultValue}\``} |`,
    )
    const table = text.split('\n').filter((line) => /^\| `/.test(line))
    expect(table.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(rows.map((row) => row.replaceAll(/ +/g, ' ')))
  })

  it('has an example that is accepted', async () => {
    const [, example] = /```json\n([^]*?)```/.exec(text) ?? []
    const { settings } = readSettings(await fileWith(example, { 'logo.svg': svg }), false)
    expect(settings.name).toBe('Kho tin Báo Ví Dụ')
  })
})
