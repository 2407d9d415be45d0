import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { commands } from '../../scripts/commands/index.js'
import { untranslated } from '../../scripts/help/help.js'
import { readConfig } from '../../src/config.js'
import { execute, executeTool } from './support.js'

const { projectRoot } = readConfig({})
const names = Object.keys(commands)

describe('timtin', () => {
  test('--help lists every command with what it does', async () => {
    const { code, lines, stderr } = await execute('--help', [])
    expect([code, stderr]).toEqual([0, ''])
    for (const [name, { summary }] of Object.entries(commands)) {
      expect(lines.find((line) => new RegExp(`^ +${name}(?:\\|\\S+)? `).test(line))).toContain(summary.slice(0, 40))
    }
  })

  test('--version is that of the package, whatever the environment', async () => {
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }
    expect(await execute('--version', [], { PORT: 'x' })).toEqual({ code: 0, lines: [version], stderr: '' })
  })

  test('without a command shows the help on standard error and exits 64', async () => {
    const { code, lines, stderr } = await execute('--', [])
    expect([code, lines]).toEqual([64, []])
    expect(stderr).toMatch(/^Usage: timtin/)
  })

  test.each([
    ['serch', [], /^timtin: Unknown command 'serch' \(Did you mean search\?\) Usage: timtin /],
    ['help', ['serch'], /^timtin: Unknown command 'serch' \(Did you mean search\?\)/],
    [
      'build-index',
      ['--ful'],
      /^timtin: build-index: Unknown option '--ful' \(Did you mean --full\?\) Usage: timtin build/,
    ],
    ['start', ['ngay'], /^timtin: start: Too many arguments/],
    ['extract', [], /^timtin: extract: Missing required argument 'file'/],
    [
      'bench',
      ['--count', '0'],
      /^timtin: bench: Option '--count <n>' argument '0' is invalid\. Give a whole number from 1 /,
    ],
    ['evaluate', ['--judgements', 'x'], /^timtin: evaluate: --corpus and --judgements belong together\./],
  ])('%s %j is refused with what is wrong, exit code 64', async (command, args, message) => {
    const { code, lines, stderr } = await execute(command, args)
    expect([code, lines]).toEqual([64, []])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('    at ')
  })

  test.each(names)('%s --help tells of it with an example, and exits 0', async (name) => {
    const asked = await execute(name, ['--help'])
    expect([asked.code, asked.stderr]).toEqual([0, ''])
    expect(asked.lines[0]).toMatch(new RegExp(`^Usage: timtin ${name}(?:\\|\\S+)? \\[options\\]`))
    expect(asked.lines.find((line) => /^ {2}(\w+=\S+ )*timtin /.test(line))).toContain(`timtin ${name}`)
  })

  test('the former name of a command goes on working', async () => {
    expect(await execute('ingest', ['--help'])).toEqual(await execute('import', ['--help']))
    expect(await execute('help', ['ingest'])).toEqual(await execute('import', ['--help']))
  })

  test('help COMMAND is the same as COMMAND --help', async () => {
    expect(await execute('help', ['extract'])).toEqual(await execute('extract', ['--help']))
  })

  test('an alias of npm starts every command', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    for (const name of names) expect(scripts[name]).toBe(`npm run -s build && node dist/scripts/timtin.js ${name}`)
  })
})

test.each([
  'add-source-case',
  'count-lexica',
  'ensure-chromium',
  'judge-gazetteer',
  'load',
  'soak-serving',
  'torture-lock',
  'torture-start',
])('the tool %s has help, and refuses an unknown option', async (tool) => {
  const help = await executeTool(tool, ['--help'])
  expect([help.code, help.stderr]).toEqual([0, ''])
  expect(help.lines[0]).toContain(`dist/scripts/tools/${tool}.js`)
  const { code, stderr } = await executeTool(tool, ['--nhanh'])
  expect(code).toBe(64)
  expect(stderr).toContain("Unknown option '--nhanh'")
})

describe('the help', () => {
  test('every text of the help has its Vietnamese', async () => {
    const program = new Command('timtin')
    for (const [name, { summary, load }] of Object.entries(commands)) {
      const command = program.command(name).description(summary)
      const { define } = await load()
      define(command)
    }
    expect(untranslated(program)).toEqual([])
  })

  test('the help is Vietnamese where the locale is, and English elsewhere', async () => {
    const vietnamese = await execute('import', ['--help'], { LC_ALL: 'vi_VN.UTF-8' })
    expect(vietnamese.lines[0]).toMatch(/^Cách dùng: timtin import/)
    expect(vietnamese.lines).toEqual(
      expect.arrayContaining(['Tùy chọn:', expect.stringContaining('in hướng dẫn của lệnh')]),
    )
    const english = await execute('import', ['--help'], { LC_ALL: 'C' })
    expect(english.lines[0]).toMatch(/^Usage: timtin import/)
  })

  test.each([
    ['timtin ', ['start', 'import', 'completion']],
    ['timtin build', ['build-index']],
    ['timtin key ', ['add', 'list', 'revoke']],
    ['timtin key add cms --s', ['--scope', '--source']],
    ['timtin import a.ndjson --pro', ['--province']],
  ])('bash completes %j', async (typed, words) => {
    const { lines } = await execute('completion', ['bash'])
    const asked = `COMP_WORDS=(${typed}${typed.endsWith(' ') ? ' ""' : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _timtin; echo "\${COMPREPLY[@]}"`
    const answer = execFileSync('bash', ['-c', `${lines.join('\n')}\n${asked}`], { encoding: 'utf8' })
    expect(answer.trim().split(' ')).toEqual(expect.arrayContaining(words))
  })

  test('completion for an unknown shell is refused', async () => {
    const { code, stderr } = await execute('completion', ['cmd'])
    expect(code).toBe(64)
    expect(stderr).toContain('Allowed choices are bash, zsh, fish')
  })
})
