import { hostOf } from '../text/hosts.js'
import { foldMarks, keysOf, wordsIn, type DocumentKinds } from '../text/index.js'
import { partsOf, rankAgencies } from './describe.js'
import { createMainProvince } from './main-province.js'
import { createHistory } from './history.js'
import { Recogniser, type NamesInText } from './recogniser.js'
import type {
  Agency,
  Commune,
  Description,
  Gazetteer,
  GazetteerData,
  Mention,
  Province,
  RecognisableArticle,
} from './types.js'

export { parseGazetteerData, tableNames, type TableName } from './data.js'
export type * from './types.js'

/** Organs that speak for their body: naming the organ names the body. */
const ORGAN = /^(?:thuong-truc|ban-thuong-vu)-/

/**
 * Builds the gazetteer of provinces and agencies: lookups, history, recognition. Pure.
 * @param documentKinds used to spot documents' numbers, in which no agency is named ("21/2023/QĐ-UBND")
 */
export function createGazetteer(data: GazetteerData, documentKinds: DocumentKinds): Gazetteer {
  const recogniser = new Recogniser(data, documentKinds.codes)
  const mainProvince = createMainProvince(data)
  const agencies: readonly Agency[] = data.agencies
  const byId = new Map(agencies.map((agency) => [agency.id, agency]))
  const province = provinceLookup(data.provinces)
  const provinceOfSource = (host: string) => provinceOfHost(data.sources, host)
  const organs = new Map(
    agencies.filter(({ id, parent }) => parent !== null && ORGAN.test(id)).map(({ id, parent }) => [id, parent!]),
  )

  const describe = (article: RecognisableArticle): Description => {
    const source = sourceProvince(article, provinceOfSource, province)
    const lead = article.lead === '' ? 3 : 2
    let main: Province | null = null
    const names = recogniser.recognise(
      partsOf(article),
      false,
      (readings) => (main = mainProvince(readings, lead, source)),
    )
    return { ...rankAgencies(names, organs), province: (main as Province | null)?.name ?? null }
  }

  return {
    agency: (id) => byId.get(id) ?? null,
    agencies: () => agencies,
    province,
    provinces: () => data.provinces,
    communes: communeLookup(data.communes),
    provinceOfSource,
    agencyHistory: createHistory(agencies),
    provinceHistory: createHistory(
      data.provinces.map(({ name, validFrom, validTo, successor }) => ({
        id: name,
        name,
        validFrom,
        validTo,
        successors: successor === null ? [] : [successor],
      })),
    ),
    recognise(text) {
      const [names] = recogniser.recognise([text], false, (readings) => mainProvince(readings, 0, null))
      return {
        agencies: names.agencies.map((named) => mentionOf(names, named.agency.id, named.first, named.last)),
        provinces: names.provinces.map(({ province: { name }, first, last }) => mentionOf(names, name, first, last)),
      }
    },
    describe,
    recogniseQuery(text) {
      const [names] = recogniser.recognise([text], true, (readings) => mainProvince(readings, 0, null))
      return {
        agencies: [...new Set(names.agencies.map((named) => named.agency.id))],
        provinces: [...new Set(names.provinces.map((named) => named.province.name))],
      }
    },
  }
}

function mentionOf({ scan }: NamesInText, id: string, first: number, last: number): Mention {
  return { id, start: scan.starts[first], end: scan.ends[last] }
}

function provinceLookup(provinces: readonly Province[]): (name: string) => Province | null {
  const byName = new Map<string, Province>()
  // Full names come before aliases and accented forms before folded ones: of two that agree, the first wins.
  const keys = [nameKey, (name: string) => foldMarks(nameKey(name))]
  for (const keyOf of keys) {
    for (const namesOf of [(province: Province) => [province.name], (province: Province) => province.aliases]) {
      for (const province of provinces) {
        for (const name of namesOf(province)) if (!byName.has(keyOf(name))) byName.set(keyOf(name), province)
      }
    }
  }
  return (name) => byName.get(nameKey(name)) ?? byName.get(foldMarks(nameKey(name))) ?? null
}

function nameKey(name: string): string {
  return wordsIn(name)
    .map((word) => keysOf(word).exact)
    .join(' ')
}

function communeLookup(communes: readonly Commune[]): (province: string) => readonly Commune[] {
  const byProvince = new Map<string, Commune[]>()
  for (const commune of communes) {
    const group = byProvince.get(commune.province)
    if (group === undefined) byProvince.set(commune.province, [commune])
    else group.push(commune)
  }
  return (province) => byProvince.get(province) ?? []
}

/** A host's province, found by the longest known suffix: `stttt.dongthap.gov.vn` by `dongthap.gov.vn`. */
function provinceOfHost(sources: ReadonlyMap<string, string>, host: string): string | null {
  for (let rest = host.toLowerCase(); rest !== ''; rest = rest.slice(rest.indexOf('.') + 1 || rest.length)) {
    const province = sources.get(rest)
    if (province !== undefined) return province
  }
  return null
}

function sourceProvince(
  { source, url, sourceProvince: stated }: RecognisableArticle,
  ofHost: (host: string) => string | null,
  province: (name: string) => Province | null,
): Province | null {
  if (stated) return province(stated)
  const hosts = [source, (url === null ? null : hostOf(url)) ?? '']
  for (const host of hosts) {
    const name = ofHost(host)
    if (name !== null) return province(name)
  }
  return null
}
