import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { readConfig } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { loadGazetteer } from '../src/gazetteer-files.js'
import type { Gazetteer } from '../src/gazetteer/index.js'
import { run } from './run.js'

/** What a reader found in one real article: its text stays where it came from. */
interface Label {
  id: string
  agencies: string[]
  province: string | null
}

interface Counts {
  right: number
  found: number
  expected: number
}

/** Article of an archive in NDJSON: one string or null per part. */
type RawRecord = Record<string, string | null | undefined>

function count(counts: Counts, found: readonly string[], expected: readonly string[]): string {
  const wrong = found.filter((id) => !expected.includes(id))
  const missed = expected.filter((id) => !found.includes(id))
  counts.right += found.length - wrong.length
  counts.found += found.length
  counts.expected += expected.length
  return [...wrong.map((id) => `+${id}`), ...missed.map((id) => `-${id}`)].join(' ')
}

function describe(gazetteer: Gazetteer, { source, url, title, lead, body }: RawRecord) {
  return gazetteer.describe({
    source: source ?? '',
    url: url ?? null,
    kicker: '',
    title: title ?? '',
    lead: lead ?? '',
    body: (body ?? '').split('\n'),
    captions: [],
  })
}

function report(name: string, { right, found, expected }: Counts): void {
  const share = (of: number) => (of === 0 ? 'none' : (right / of).toFixed(3))
  console.log(
    `${name}: precision ${share(found)}, recall ${share(expected)} (${right} right of ${found} found, ${expected} expected)`,
  )
}

/** Judges the gazetteer on real articles: `node dist/scripts/judge-gazetteer.js ARCHIVE.ndjson[.gz]…`. */
void run(async (files) => {
  if (files.length === 0) {
    throw new TimtinError(
      'usage',
      'no-archive',
      'No archive is named.',
      '',
      'Name NDJSON files that hold the labelled articles.',
    )
  }
  const { projectRoot } = readConfig()
  const gazetteer = loadGazetteer(projectRoot)
  const labels = JSON.parse(readFileSync(path.join(projectRoot, 'data', 'judged-real.json'), 'utf8')) as Label[]
  const open = new Map(labels.map((label) => [label.id, label]))
  const agencies: Counts = { right: 0, found: 0, expected: 0 }
  const provinces: Counts = { right: 0, found: 0, expected: 0 }
  for (const file of files) {
    const stream = createReadStream(file)
    for await (const line of createInterface({ input: file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream })) {
      if (line === '') continue
      const record = JSON.parse(line) as RawRecord
      const label = open.get(record.id ?? '')
      if (label === undefined) continue
      open.delete(label.id)
      const { agencies: found, province } = describe(gazetteer, record)
      const errors = [
        count(agencies, found, label.agencies),
        count(provinces, province === null ? [] : [province], label.province === null ? [] : [label.province]),
      ].filter((error) => error !== '')
      if (errors.length > 0) console.log(`${label.id}: ${errors.join(' ')}`)
    }
  }
  console.log(`${labels.length - open.size} of ${labels.length} labelled articles`)
  report('agencies', agencies)
  report('provinces', provinces)
  return open.size === 0 ? 0 : 2
})
