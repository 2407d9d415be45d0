import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { createNameReader } from '../../src/search/desk/named.js'
import { keysOf, wordsIn } from '../../src/text/index.js'
import { addExamples } from '../help/help.js'
import { runCommandLine } from '../shared/command-line.js'

/**
 * `dev`: rules were written by looking at its errors. `held-out`: labelled before any rule was run on it, and only
 * counted.
 */
type Set = 'dev' | 'held-out'

/** What a reader found in a real article, whose text is not stored here. */
interface Label {
  id: string
  set: Set
  province: string | null
  agencies?: string[]
  people?: PeopleLabel
}

/**
 * People are stored as digests of their names, so that suspects and victims of old news are not published again here.
 */
interface PeopleLabel {
  set: Set
  named: string[]
  /** Counted as neither right nor wrong: authors, photographers, foreigners, and given names cut to an initial. */
  passed: string[]
}

/** Some of the labelled articles are in none of the files. */
const exitSomeMissing = 2

interface Counts {
  right: number
  found: number
  expected: number
}

/** An article of an archive in NDJSON: captions are a list, all other parts a string or null. */
interface RawArticle extends Partial<Record<'id' | 'source' | 'url' | 'title' | 'lead' | 'body', string | null>> {
  captions?: string[] | null
}

/** Counts, by what is judged and by set. */
class Tally {
  private readonly counts = new Map<string, Counts>()

  /** @returns the errors, as `+found` and `-missed` */
  add(name: string, found: readonly string[], expected: readonly string[]): string[] {
    const counts = this.counts.get(name) ?? { right: 0, found: 0, expected: 0 }
    this.counts.set(name, counts)
    const wrong = found.filter((id) => !expected.includes(id))
    const missed = expected.filter((id) => !found.includes(id))
    counts.right += found.length - wrong.length
    counts.found += found.length
    counts.expected += expected.length
    return [...wrong.map((id) => `+${id}`), ...missed.map((id) => `-${id}`)]
  }

  report(): void {
    for (const [name, { right, found, expected }] of [...this.counts].sort()) {
      const share = (of: number) => (of === 0 ? 'none' : (right / of).toFixed(3))
      console.log(
        `${name}: precision ${share(found)}, recall ${share(expected)} (${right} right of ${found} found, ${expected} expected)`,
      )
    }
  }
}

function digestOf(name: string): string {
  const key = wordsIn(name)
    .map((word) => keysOf(word).exact)
    .join(' ')
  return createHash('sha256').update(key).digest('hex').slice(0, 10)
}

function createJudge(projectRoot: string, tally: Tally) {
  const gazetteer = loadGazetteer(projectRoot)
  const readNames = createNameReader(gazetteer)

  const judgePeople = async ({ set, named, passed }: PeopleLabel, { title, lead, body, captions }: RawArticle) => {
    const draft = { title: title ?? '', lead: lead ?? '', body: [...(body ?? '').split('\n'), ...(captions ?? [])] }
    const { people } = await readNames(draft)
    const names = new Map(people.map(({ name }) => [digestOf(name), name]))
    const found = [...names.keys()].filter((digest) => !passed.includes(digest))
    const errors = tally.add(`people, ${set}`, found, named)
    return errors.map((error) => error[0] + (names.get(error.slice(1)) ?? error.slice(1)))
  }

  return async (label: Label, article: RawArticle): Promise<string[]> => {
    const { agencies, province } = gazetteer.describe({
      source: article.source ?? '',
      url: article.url ?? null,
      kicker: '',
      title: article.title ?? '',
      lead: article.lead ?? '',
      body: (article.body ?? '').split('\n'),
      captions: [],
    })
    const list = (name: string | null) => (name === null ? [] : [name])
    return [
      ...(label.agencies === undefined ? [] : tally.add(`agencies, ${label.set}`, agencies, label.agencies)),
      ...tally.add(`main province, ${label.set}`, list(province), list(label.province)),
      ...(label.people === undefined ? [] : await judgePeople(label.people, article)),
    ]
  }
}

async function judgeGazetteer(files: string[]): Promise<void> {
  const { projectRoot } = readConfig()
  const labels = JSON.parse(readFileSync(path.join(projectRoot, 'data', 'judged-real.json'), 'utf8')) as Label[]
  const open = new Map(labels.map((label) => [label.id, label]))
  const tally = new Tally()
  const judge = createJudge(projectRoot, tally)
  for (const file of files) {
    const stream = createReadStream(file)
    for await (const line of createInterface({ input: file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream })) {
      if (line === '') continue
      const article = JSON.parse(line) as RawArticle
      const label = open.get(article.id ?? '')
      if (label === undefined) continue
      open.delete(label.id)
      const errors = await judge(label, article)
      if (errors.length > 0) console.log(`${label.set} ${label.id}: ${errors.join(' ')}`)
    }
  }
  console.log(`${labels.length - open.size} of ${labels.length} labelled articles`)
  tally.report()
  if (open.size > 0) process.exitCode = exitSomeMissing
}

const command = new Command('node dist/scripts/tools/judge-gazetteer.js')
  .description('Judge the gazetteer on the real articles that data/judged-real.json labels.')
  .argument('<file...>', '.ndjson or .ndjson.gz that hold the labelled articles')
  .action(judgeGazetteer)
addExamples(command, 'node dist/scripts/tools/judge-gazetteer.js export.ndjson.gz')
await runCommandLine(command, process.argv.slice(2))
