import { Help, type Command } from 'commander'
import type { Language } from '../../src/config.js'
import { vietnamese } from './vietnamese.js'

interface Notes {
  examples: string[]
  texts: string[]
}

/** What stands below a command's options, until its language is known. */
const notes = new WeakMap<Command, Notes>()

function notesOf(command: Command): Notes {
  const known = notes.get(command) ?? { examples: [], texts: [] }
  notes.set(command, known)
  return known
}

/** Shows examples at the end of a command's help. */
export function addExamples(command: Command, ...lines: string[]): void {
  notesOf(command).examples.push(...lines)
}

/** Shows a text, of one or several lines, below a command's examples. */
export function addNote(command: Command, text: string): void {
  notesOf(command).texts.push(text)
}

/** A command and all below it. */
function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}

function textsOf(command: Command): string[] {
  return [
    command.description(),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.options.map(({ description }) => description),
    ...notesOf(command).texts,
  ].filter((text) => text !== '')
}

/** Every text in the help of a program that has no Vietnamese. */
export function untranslated(program: Command): string[] {
  return [...new Set(everyCommand(program).flatMap(textsOf))].filter((text) => !(text in vietnamese))
}

/** Gives a program and its commands, once all are defined, their help in a language. */
export function finishHelp(program: Command, language: Language): void {
  const say = (text: string) => (language === 'vi' ? (vietnamese[text] ?? text) : text)
  for (const command of everyCommand(program)) {
    const { examples, texts } = notesOf(command)
    command.description(say(command.description()))
    for (const part of [...command.registeredArguments, ...command.options]) part.description = say(part.description)
    // Commander makes these itself when it prints the help, so they are translated then.
    command.configureHelp({
      styleTitle: say,
      styleUsage: (usage) =>
        language === 'vi' ? usage.replaceAll('[options]', '[tùy chọn]').replaceAll('[command]', '[lệnh]') : usage,
      optionDescription: (option) => say(Help.prototype.optionDescription.call(new Help(), option)),
      subcommandDescription: (sub) => say(sub.description()),
    })
    if (examples.length > 0) {
      const title = say(examples.length === 1 ? 'Example:' : 'Examples:')
      command.addHelpText('after', `\n${title}\n${examples.map((line) => `  ${line}`).join('\n')}`)
    }
    for (const text of texts) command.addHelpText('after', `\n${say(text)}`)
  }
}
