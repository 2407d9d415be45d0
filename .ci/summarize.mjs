// Prints `N passed, N failed, N skipped` from vitest's JSON report; exits non-zero when any failed or none ran.
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

/** Counts tests by outcome; a file that could not even be loaded counts as one failure. */
function countTests({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of testResults) {
    for (const { status } of file.assertionResults) {
      counts[status === 'passed' || status === 'failed' ? status : 'skipped']++
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) counts.failed++
  }
  return counts
}

const report = process.argv[2]
const ran = existsSync(report)
if (!ran) process.stdout.write('A check before the tests failed, so no test ran.\n')
const { passed, failed, skipped } = ran
  ? countTests(JSON.parse(readFileSync(report, 'utf8')))
  : { passed: 0, failed: 0, skipped: 0 }
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = ran && failed === 0 && passed > 0 ? 0 : 1
