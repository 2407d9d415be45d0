import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findChromium } from '../../scripts/tools/chromium.js'
import { temporaryFolder } from '../store/support/articles.js'
import { executeTool } from './support.js'

/** Creates a program with this name that does nothing. */
function program(name: string, mode = 0o755): string {
  const file = path.join(temporaryFolder(), process.platform === 'win32' ? `${name}.exe` : name)
  writeFileSync(file, '#!/bin/sh\n', { mode })
  return file
}

afterEach(() => void vi.unstubAllEnvs())

describe('findChromium', () => {
  test.each(['chromium', 'chromium-browser', 'google-chrome'])('finds %s on the search path', (name) => {
    const file = program(name)
    vi.stubEnv('CHROMIUM_PATH', '')
    vi.stubEnv('PATH', [path.dirname(program('other')), path.dirname(file)].join(path.delimiter))
    expect(findChromium()).toBe(file)
  })

  test('prefers the one that CHROMIUM_PATH names', () => {
    const named = program('my-browser')
    vi.stubEnv('CHROMIUM_PATH', named)
    vi.stubEnv('PATH', path.dirname(program('chromium')))
    expect(findChromium()).toBe(named)
  })

  test('refuses a CHROMIUM_PATH that is no program, rather than take another', () => {
    vi.stubEnv('PATH', path.dirname(program('chromium')))
    for (const wrong of [path.join(temporaryFolder(), 'none'), temporaryFolder()]) {
      vi.stubEnv('CHROMIUM_PATH', wrong)
      expect(findChromium).toThrow(expect.objectContaining({ code: 'chromium-path', where: wrong }))
    }
  })
})

describe('ensure-chromium', () => {
  test('prints the path', async () => {
    const file = program('chromium')
    expect(await executeTool('ensure-chromium', [], { CHROMIUM_PATH: file })).toEqual({
      code: 0,
      lines: [file],
      stderr: '',
    })
  })

  test('fails with what to do', async () => {
    const wrong = path.join(temporaryFolder(), 'none')
    const { code, lines, stderr } = await executeTool('ensure-chromium', [], { CHROMIUM_PATH: wrong })
    expect([code, lines]).toEqual([69, []])
    expect(stderr).toBe(
      `timtin: ${wrong}: CHROMIUM_PATH names no program that can be run. ` +
        'Correct it, or unset it to have Chromium looked for.\n',
    )
  })
})
