import { Command } from 'commander'
import { articlesIn, type LoggedArticle } from '../../src/article-log.js'
import { openMatcher } from '../../src/composition/alerting.js'
import { openArchive } from '../../src/composition/reading.js'
import { readConfig, systemClock } from '../../src/config.js'
import { sample, seededRandom, type Random } from '../../src/evaluation/random.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { SearchParams } from '../../src/search/types.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say } from '../shared/progress.js'

interface Options {
  queries: number
  articles: number
  check: number
}

const withoutMarks = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

/** Two to five words of a text, side by side. */
function wordsOf(text: string, random: Random): string {
  const words = text.match(/[\p{L}\p{M}\p{N}/-]+/gu) ?? []
  const count = 2 + Math.floor(random() * 4)
  const from = Math.floor(random() * Math.max(1, words.length - count))
  return words.slice(from, from + count).join(' ')
}

/** A search as people may follow it, about what an article has. */
function searchAbout({ article }: LoggedArticle, random: Random): SearchParams {
  const { title, body, agencies, province, category } = article
  const text = random() < 0.6 ? title : (body[0] ?? title)
  const words = wordsOf(text, random)
  const filtered = { ...emptySearch, sort: 'newest' as const }
  const kind = random()
  if (kind < 0.05 && agencies.length > 0) return { ...filtered, agencies: [agencies[0]] }
  if (kind < 0.08 && province !== null) return { ...filtered, provinces: [province], q: wordsOf(title, random) }
  if (kind < 0.1 && category !== null) return { ...filtered, categories: [category], q: words }
  if (kind < 0.25) return { ...filtered, q: `"${words}"` }
  if (kind < 0.3) return { ...filtered, q: `${words} -${wordsOf(title, random).split(' ')[0]}` }
  if (kind < 0.35) return { ...filtered, q: `${words} HOẶC ${wordsOf(title, random)}` }
  return { ...filtered, q: random() < 0.4 ? withoutMarks(words) : words }
}

/** Measures what it costs to tell which of many stored searches find a new article, and whether it is told right. */
async function run({ queries, articles, check }: Options): Promise<void> {
  const config = readConfig()
  const archive = await openArchive(config, systemClock)
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  const all: LoggedArticle[] = []
  for await (const entry of articlesIn(store)) all.push(entry)
  const random = seededRandom(1)
  const searches = Array.from({ length: queries }, () => searchAbout(all[Math.floor(random() * all.length)], random))
  const { matcher } = await openMatcher(config, (asked) => archive.search.readings(asked), systemClock)
  const started = process.cpuUsage()
  searches.forEach((params, at) => matcher.set(String(at), params))
  const cpuSince = (start: NodeJS.CpuUsage) => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  say(`${queries} searches entered in ${Math.round(cpuSince(started))} ms of CPU`)
  const chosen = sample(all, articles, random)
  const cold: number[] = []
  const warm: number[] = []
  const found = new Map<string, Set<string>>()
  for (const times of [cold, warm]) {
    for (const entry of chosen) {
      const before = process.cpuUsage()
      const [one] = (await matcher.matching([entry])) ?? []
      times.push(cpuSince(before))
      found.set(entry.article.id, new Set(one?.names ?? []))
    }
  }
  const told = [...found.values()].reduce((sum, { size }) => sum + size, 0)
  const show = (times: number[]) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)
    return `median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`
  }
  const per = `one article against ${queries} stored searches, ms of CPU`
  process.stdout.write(`${per}, each search read anew: ${show(cold)}\n`)
  process.stdout.write(`${per}, searches read before: ${show(warm)}\n`)
  process.stdout.write(`${told} matches of ${chosen.length} articles\n`)
  let [both, onlyTold, onlyRun] = [0, 0, 0]
  for (const at of sample([...searches.keys()], check, random)) {
    const ran = new Set<string>()
    for await (const slice of (await archive.search.list(searches[at], all.length)).slices)
      for (const { article } of slice) ran.add(article.id)
    for (const [id, names] of found) {
      if (ran.has(id) && names.has(String(at))) both++
      else if (ran.has(id)) {
        onlyRun++
        say(`not told: ${JSON.stringify(searches[at])} ${id}`)
      } else if (names.has(String(at))) {
        onlyTold++
        say(`wrongly told: ${JSON.stringify(searches[at])} ${id}`)
      }
    }
  }
  process.stdout.write(`of ${check} searches run: told rightly ${both}, wrongly ${onlyTold}, not told ${onlyRun}\n`)
  await archive.close()
  await store.close()
}

const command = new Command('node dist/scripts/tools/bench-alerts.js')
  .description('Measure the matching of stored searches against articles of the archive in TIMTIN_DATA.')
  .option('--queries <number>', 'stored searches', wholeNumber(1, 1_000_000), 10_000)
  .option('--articles <number>', 'articles that are matched', wholeNumber(1, 1_000_000), 100)
  .option('--check <number>', 'searches that are also run', wholeNumber(0, 1_000_000), 300)
  .action(run)
addExamples(command, 'TIMTIN_DATA=/srv/timtin/my-paper node dist/scripts/tools/bench-alerts.js')
await runCommandLine(command, process.argv.slice(2))
