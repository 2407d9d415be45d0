import type { Command } from 'commander'
import { withdrawArticle } from '../../src/composition/changing.js'
import { readConfig, systemClock } from '../../src/config.js'
import { nextStep } from '../shared/next-step.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  command
    .argument('<article>', 'its id or address')
    .requiredOption('--reason <text>', 'why, in words that visitors may read')
    .action(withdraw)
  addExamples(command, "timtin withdraw baosongla.example-4711 --reason 'Theo yêu cầu của cơ quan chủ quản'")
}

async function withdraw(address: string, { reason }: { reason: string }): Promise<void> {
  const id = await withdrawArticle(readConfig(), address, reason, systemClock)
  process.stdout.write(`Withdrawn ${id}; its page says so from now on.\n`)
  process.stdout.write(`${nextStep}\n`)
}
