import { Command } from 'commander'
import { TimtinError } from '../../src/errors.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { readArchive } from './load/archive.js'
import { abusive, mix } from './load/mix.js'
import { described, phase } from './load/phase.js'

/** Requests a second of one address that stays within the usual limit of 600 a minute. */
const abuserRate = 10

interface Options {
  url: string
  rates: number[]
  seconds: number
  even: boolean
  abuse: boolean
}

function parseRates(text: string): number[] {
  const rates = text.split(',').map(Number)
  if (rates.every((rate) => rate > 0 && rate <= 100_000)) return rates
  throw new TimtinError(
    'usage',
    'bad-arguments',
    `--rates is ${JSON.stringify(text)}.`,
    '--rates',
    'Give e.g. 60,600,60.',
  )
}

async function print(name: string, { measured }: Awaited<ReturnType<typeof phase>>): Promise<void> {
  process.stdout.write(`${described(name, await measured)}\n`)
}

async function run({ url, rates, seconds, even, abuse }: Options): Promise<void> {
  const archive = await readArchive(url)
  const next = mix(archive, even)
  if (!abuse) {
    const printed: Promise<void>[] = []
    for (const rate of rates) printed.push(print(`${rate}/s`, await phase(url, [{ rate, next }], seconds)))
    await Promise.all(printed)
    return
  }
  const [rate] = rates
  const abuser = { rate: abuserRate, next: abusive(archive), isAbuser: true }
  await print(`${rate}/s without abuse`, await phase(url, [{ rate, next }], seconds))
  await print(`${rate}/s beside one abuser`, await phase(url, [{ rate, next }, abuser], seconds))
}

const command = new Command('node dist/scripts/tools/load.js')
  .description(
    'Load a running site with a mix of searches, filtered searches, articles, days and suggestions, drawn from its own ' +
      'archive. Requests are sent when they are due, whether or not earlier ones are answered, and their times count ' +
      'from then. Each comes from a visitor of its own (X-Forwarded-For), so the site must trust this machine as proxy.',
  )
  .option('--url <url>', 'where the site is', 'http://localhost:3000')
  .option('--rates <list>', 'requests a second, one rate after another', parseRates, [60])
  .option('--seconds <n>', 'seconds of each', wholeNumber(1, 36_000), 20)
  .option('--even', 'draw all articles equally often, instead of by Zipf’s law', false)
  .option('--abuse', 'once without, once beside one address that asks the dearest queries within its limit', false)
  .action(run)
addExamples(command, 'npm run load -- --url http://localhost:3000 --rates 60,600,60')
await runCommandLine(command, process.argv.slice(2))
