import type { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { addExamples } from '../help/help.js'
import { readOneArticle } from '../shared/one-article.js'

export function define(command: Command): void {
  command.argument('<file>', 'a saved page: .html, .htm or .txt').action(extract)
  addExamples(command, 'timtin extract saved-pages/page.html')
}

async function extract(file: string): Promise<void> {
  const { article, notes } = await readOneArticle(file, readConfig())
  for (const note of notes) process.stderr.write(`note: ${note}\n`)
  process.stdout.write(`${JSON.stringify(article, null, 2)}\n`)
}
