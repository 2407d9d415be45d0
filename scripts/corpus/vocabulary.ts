import { readFileSync } from 'node:fs'
import path from 'node:path'
import { mix, Random, WeightedList } from './random.js'

export interface CorpusAgency {
  id: string
  name: string
  validFrom: string
  validTo: string
}

export interface CorpusProvince {
  name: string
  validFrom: string
  validTo: string
  /** Communes and wards: those until 2025, and those since. */
  formerCommunes: string[]
  communes: string[]
}

export interface Vocabulary {
  /** Compounds, drawn as often as they occur in news. */
  compounds: WeightedList<string>
  /** The compounds of each topic, the most typical first. */
  topics: readonly WeightedList<string>[]
  agencies: readonly CorpusAgency[]
  provinces: readonly CorpusProvince[]
}

const topicCount = 600
const compoundsPerTopic = 80
/** Frequency ranks of compounds that distinguish topics: neither too common nor too rare. */
const topicalRanks = { first: 300, last: 12_000 }

/** The rows of a table with a header line, as objects. */
function readTable(file: string): Record<string, string>[] {
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const names = head.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

function topicOf(compounds: readonly string[], number: number): WeightedList<string> {
  const random = new Random(mix(number, 0x70b1c))
  const last = Math.min(topicalRanks.last, compounds.length - 1)
  const first = Math.min(topicalRanks.first, last)
  const own = Array.from({ length: compoundsPerTopic }, () => compounds[random.between(first, last)])
  // Zipf's law within the topic, as in the language.
  const weights = own.map((_, rank) => 1 / (rank + 2))
  return new WeightedList(own, weights)
}

function readProvinces(folder: string): CorpusProvince[] {
  const communes = new Map<string, { former: string[]; now: string[] }>()
  for (const row of readTable(path.join(folder, 'communes.tsv'))) {
    const place = communes.get(row.province) ?? { former: [], now: [] }
    communes.set(row.province, place)
    place.now.push(lowerKind(row.commune))
    place.former.push(...row.formerUnits.split('|').map((unit) => lowerKind(unit.replace(/\s*\(.*$/u, ''))))
  }
  return readTable(path.join(folder, 'provinces.tsv')).map(({ name, validFrom, validTo, successor }) => {
    const place = communes.get(successor || name) ?? { former: [], now: [] }
    return { name, validFrom, validTo, formerCommunes: place.former, communes: place.now }
  })
}

/** `Phường An Bình` as written inside a sentence. */
function lowerKind(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/**
 * Reads the words for a corpus from the project's own tables.
 * @param dataFolder the project's `data/`
 */
export function readVocabulary(dataFolder: string): Vocabulary {
  const rows = readTable(path.join(dataFolder, 'compounds.tsv'))
  const compounds = rows.map(({ pair }) => pair)
  const gazetteer = path.join(dataFolder, 'gazetteer')
  return {
    compounds: new WeightedList(
      compounds,
      rows.map(({ count }) => Number(count)),
    ),
    topics: Array.from({ length: topicCount }, (_, number) => topicOf(compounds, number)),
    agencies: readTable(path.join(gazetteer, 'agencies.tsv'))
      .filter(({ level }) => level === 'tinh')
      .map(({ id, name, validFrom, validTo }) => ({ id, name, validFrom, validTo })),
    provinces: readProvinces(gazetteer),
  }
}

/** The entries that exist on a day, `YYYY-MM-DD`. */
export function existing<T extends { validFrom: string; validTo: string }>(list: readonly T[], day: string): T[] {
  return list.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === '' || day <= validTo))
}
