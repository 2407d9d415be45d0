import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { sayDamaged, type DamagedArticle } from '../../src/article-log.js'
import { exportArticles } from '../../src/composition/safekeeping.js'
import { readConfig } from '../../src/config.js'
import { storeError } from '../../src/store/errors.js'
import { exitDamage } from '../shared/exit-damage.js'
import { addExamples } from '../help/help.js'

export function define(command: Command): void {
  command
    .argument('<file>', 'NDJSON file to write, which is replaced if it is there; `-` for standard output')
    .action(write)
  addExamples(command, 'timtin export archive.ndjson', 'timtin export - | gzip > archive.ndjson.gz')
}

async function* lines(onDamaged: (damaged: DamagedArticle) => void): AsyncGenerator<string> {
  for await (const article of exportArticles(readConfig(), onDamaged)) yield `${JSON.stringify(article)}\n`
}

async function write(file: string): Promise<void> {
  const damaged: DamagedArticle[] = []
  await writeLines(
    file,
    lines((article) => damaged.push(article)),
  )
  const said = sayDamaged(damaged)
  if (said === null) return
  process.stderr.write(`${said} The export is without them.\n`)
  process.exitCode = exitDamage
}

async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  if (file === '-') return pipeline(Readable.from(lines), process.stdout)
  const partial = `${file}.partial-${process.pid}`
  let articles = 0
  const counted = async function* () {
    for await (const line of lines) {
      articles++
      yield line
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(partial, { flags: 'wx', flush: true }))
    renameSync(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw storeError(error, file, 'copy')
  }
  process.stdout.write(`Exported ${articles} articles: ${file}\n`)
}
