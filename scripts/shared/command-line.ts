import { CommanderError, InvalidArgumentError, type Command } from 'commander'
import { readLanguage } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { finishHelp } from '../help/help.js'

/** EX_USAGE of sysexits.h, also the exit code of TimtinErrors of kind `usage`. */
const exitUsage = 64
/** EX_SOFTWARE of sysexits.h. */
const exitInternal = 70

/** A command as typed, without arguments: `timtin search`. */
function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`
}

/** Commander's message in the style of our own, on one line. */
function sentence(message: string): string {
  const [first, ...rest] = message.replace(/^error: /, '').replaceAll('\n', ' ')
  const text = `${first.toUpperCase()}${rest.join('')}`
  return /[.?!)]$/.test(text) ? text : `${text}.`
}

function usageError(command: Command, cause: CommanderError): TimtinError {
  const name = fullName(command)
  const advice = `Usage: ${name} ${command.usage()}; \`${name} --help\` tells more.`
  const where = command.parent === null ? '' : command.name()
  return new TimtinError('usage', 'bad-arguments', sentence(cause.message), where, advice, { cause })
}

/** Makes a command and its subcommands throw errors instead of printing them. */
function throwErrors(command: Command): void {
  command
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => {
      throw error.code === 'commander.help' || error.exitCode === 0 ? error : usageError(command, error)
    })
    .commands.forEach(throwErrors)
}

/**
 * Parses arguments and runs the command.
 * @param args without the program's name
 * @throws TimtinError `bad-arguments`, and whatever the command's action throws; CommanderError after help or version
 */
export async function parseCommandLine(command: Command, args: readonly string[]): Promise<void> {
  throwErrors(command)
  await command.parseAsync(args, { from: 'user' })
}

/** EX_IOERR of sysexits.h. */
const exitUnwritable = 74

/** Ends a program whose output cannot be written, unless it sees to that itself: a server goes on without its log. */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  if (process.stdout.listeners('error').some((listener) => listener !== endWithoutOutput)) return
  // Whoever reads has had enough, as `head` does.
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`timtin: standard output cannot be written (${error.code}). Make room, or write it elsewhere.\n`)
  process.exit(exitUnwritable)
}

/**
 * Runs a program: prints what a user can act on to standard error and sets the exit code. A stack trace is printed only
 * for internal errors. An action that succeeds may set an exit code itself.
 * @param args without the program's name
 */
export async function runCommandLine(command: Command, args: readonly string[]): Promise<void> {
  finishHelp(command, readLanguage())
  process.stdout.on('error', endWithoutOutput)
  try {
    await parseCommandLine(command, args)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : exitUsage
    } else if (error instanceof TimtinError) {
      process.stderr.write(`timtin: ${error.message}\n`)
      process.exitCode = error.exitCode
    } else {
      process.stderr.write(
        `timtin: internal error, please report it: ${error instanceof Error ? error.stack : error}\n`,
      )
      process.exitCode = exitInternal
    }
  }
}

/** Returns a parser for an option's value: a whole number from `least` to `most`, written in digits only. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
  }
}
