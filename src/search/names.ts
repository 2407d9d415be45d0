import type { Agency, Gazetteer } from '../gazetteer/types.js'

import { foldName } from './fold.js'
import type { Histories } from './finding/lineage.js'
import { noPapers } from './papers/papers.js'

const provincePrefix = /^(tinh|thanh pho|tp\.?) /

/** What the use cases ask of the gazetteer. */
export type NameSource = Pick<
  Gazetteer,
  'agency' | 'agencies' | 'province' | 'communes' | 'recognise' | 'describe' | 'recogniseQuery' | 'provinceOfSource'
> &
  Histories

/** Names of agencies and provinces as people type them. */
export interface Names {
  /** Ids of the agencies of that id, name, short name or alias; empty when there is none. */
  agencies(name: string): readonly string[]
  /** Name of the province; null when there is none. */
  province(name: string): string | null
  /** Sources of a paper, by its name, slug, host or code; empty when none is known. */
  sources(name: string): readonly string[]
  /** Names of the former agencies or provinces that one includes, nearest first. */
  formerOf(field: 'agency' | 'province', id: string): string[]
  /** The agency's name, or the id itself for an agency that is not in the gazetteer. */
  agencyLabel(id: string): string
  agencyShortLabel(id: string): string
}

/** Builds the lookup once per gazetteer; it knows no papers, since these depend on the archive. */
export function createNames(gazetteer: NameSource): Names {
  const ids = new Map<string, string[]>()
  const add = (name: string, agency: Agency) => {
    const key = foldName(name)
    const list = ids.get(key)
    if (list === undefined) ids.set(key, [agency.id])
    else if (!list.includes(agency.id)) list.push(agency.id)
  }
  for (const agency of gazetteer.agencies()) {
    for (const name of [agency.id, agency.name, agency.shortName, ...agency.aliases]) add(name, agency)
  }
  const agencyLabel = (id: string) => gazetteer.agency(id)?.name ?? id
  return {
    agencies: (name) => ids.get(foldName(name)) ?? [],
    province: (name) => {
      const folded = foldName(name)
      const found =
        gazetteer.province(name) ?? gazetteer.province(folded) ?? gazetteer.province(folded.replace(provincePrefix, ''))
      return found?.name ?? null
    },
    sources: noPapers.codesOf,
    formerOf: (field, id) =>
      field === 'agency'
        ? gazetteer.agencyHistory.predecessors(id).map(agencyLabel)
        : gazetteer.provinceHistory.predecessors(id),
    agencyLabel,
    agencyShortLabel: (id) => gazetteer.agency(id)?.shortName ?? id,
  }
}
