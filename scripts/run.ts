import { TimtinError } from '../src/errors.js'

/**
 * Runs a command line: prints what a user can act on to standard error and sets the exit code. A stack trace appears
 * only for a fault of our own.
 * @param main gives the exit code
 */
export async function run(main: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (error instanceof TimtinError) {
      process.stderr.write(`timtin: ${error.message}\n`)
      process.exitCode = error.exitCode
    } else {
      process.stderr.write(
        `timtin: internal error, please report it: ${error instanceof Error ? error.stack : error}\n`,
      )
      process.exitCode = 70
    }
  }
}
