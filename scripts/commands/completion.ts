import { Argument, type Command } from 'commander'
import { completionScript, shells, type Shell } from '../help/completion.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  command.addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(shells)).action((shell: Shell) => {
    process.stdout.write(completionScript(command.parent!, shell))
  })
  addExamples(command, 'timtin completion bash >> ~/.bashrc')
}
