#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../src/config.js'
import { commands } from './commands/index.js'
import { addExamples } from './help/help.js'
import { runCommandLine } from './shared/command-line.js'

/**
 * The version in package.json. Reads no environment variables, so that `--version` works even if a setting is invalid.
 */
function version(): string {
  const file = path.join(readConfig({}).projectRoot, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** The program with all its commands; only the one named in the arguments is loaded, and all to complete them. */
async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('timtin')
    .description('Full-text search for Vietnamese provincial news.')
    .version(version(), '--version', 'print the version')
    .helpCommand('help [command]', 'tell how a command is used')
  addExamples(program, 'timtin import saved-pages export.ndjson.gz', 'timtin search "lũ lụt" --from 2024')
  const wanted = args[0] === 'help' ? args[1] : args[0]
  for (const [name, { summary, alias, load }] of Object.entries(commands)) {
    const command = program.command(name).description(summary)
    if (alias !== undefined) command.alias(alias)
    if (wanted === 'completion' || name === wanted || (alias !== undefined && alias === wanted))
      (await load()).define(command)
  }
  return program
}

const isCommand = (name: string): boolean =>
  name in commands || Object.values(commands).some(({ alias }) => alias === name)
const given = process.argv.slice(2)
// Commander's `help` prints nothing about an unknown command, so the name is treated as the command itself.
const args = given[0] === 'help' && given.length > 1 && !isCommand(given[1]) ? given.slice(1) : given
await runCommandLine(await createProgram(args), args)
