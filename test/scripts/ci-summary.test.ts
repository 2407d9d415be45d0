import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/support/articles.js'

const script = fileURLToPath(new URL('../../.ci/summarize.mjs', import.meta.url))

function summarize(report: string): { code: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, [script, report], { encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n') }
}

function reportOf(files: { status: string; tests: string[] }[]): string {
  const file = path.join(temporaryFolder(), 'report.json')
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  }))
  writeFileSync(file, JSON.stringify({ testResults }))
  return file
}

test('counts what passed, failed and was skipped', () => {
  const report = reportOf([
    { status: 'passed', tests: ['passed', 'pending', 'passed'] },
    { status: 'passed', tests: ['todo'] },
  ])
  expect(summarize(report)).toEqual({ code: 0, lines: ['2 passed, 0 failed, 2 skipped'] })
})

test('a failure fails the run', () => {
  const report = reportOf([{ status: 'failed', tests: ['passed', 'failed'] }])
  expect(summarize(report)).toEqual({ code: 1, lines: ['1 passed, 1 failed, 0 skipped'] })
})

test('a file that cannot be loaded is a failure', () => {
  const report = reportOf([
    { status: 'passed', tests: ['passed'] },
    { status: 'failed', tests: [] },
  ])
  expect(summarize(report)).toEqual({ code: 1, lines: ['1 passed, 1 failed, 0 skipped'] })
})

test('no test at all, or no report, fails the run', () => {
  expect(summarize(reportOf([]))).toEqual({ code: 1, lines: ['0 passed, 0 failed, 0 skipped'] })
  expect(summarize(path.join(temporaryFolder(), 'none.json'))).toEqual({
    code: 1,
    lines: ['A check before the tests failed, so no test ran.', '0 passed, 0 failed, 0 skipped'],
  })
})
