import type { Agency, Province } from '../../gazetteer/types.js'
import type { FacetValue, LineageFacetValue, SearchResult } from '../../search/types.js'
import type { AgencyJson, NamedJson, ProvinceJson, SubjectJson, TreeJson } from '../api/answers/directory.js'
import type { Directory } from '../parts.js'
import { agencyHref, provinceHref } from '../urls/links.js'
import { presentHitJson } from './json.js'
import { agencyLineage, flatCounts, provinceLineage, type Lineage } from './lineage.js'

function presentSubjectJson(
  id: string,
  lineage: Lineage,
  result: SearchResult,
  trees: readonly LineageFacetValue[],
  companions: readonly FacetValue[],
): SubjectJson {
  const counts = flatCounts(trees)
  const named = (other: string): NamedJson => {
    const { label, href } = lineage.link(other)
    const { validFrom, validTo } = lineage.life(other)
    return { id: other, name: label, href, validFrom, validTo, count: counts.get(other)?.count ?? 0 }
  }
  return {
    ...named(id),
    predecessors: lineage.history.predecessors(id).map(named),
    successors: lineage.history.successorsOf(id).map(named),
    years: result.facets.date.map(({ value, count }) => ({ year: value, count })),
    companions: companions.map(({ value, label, count }) => ({
      id: value,
      name: label,
      href: agencyHref(value),
      count,
    })),
    total: result.total,
    page: result.page,
    pages: result.pages,
    hits: result.hits.map(presentHitJson),
  }
}

/** The answer of `/api/v1/agencies/{id}`. */
export function presentAgencyJson(
  agency: Agency,
  result: SearchResult,
  companions: readonly FacetValue[],
  gazetteer: Directory,
): AgencyJson {
  const { id, shortName, aliases, level, branch, parent, partialSuccessors } = agency
  return {
    ...presentSubjectJson(id, agencyLineage(gazetteer), result, result.facets.agency, companions),
    shortName,
    aliases,
    level,
    branch,
    parent,
    partialSuccessors,
  }
}

/** The answer of `/api/v1/provinces/{name}`. */
export function presentProvinceJson(
  province: Province,
  result: SearchResult,
  companions: readonly FacetValue[],
  gazetteer: Directory,
): ProvinceJson {
  const { name, kind, enlargedOn, aliases } = province
  return {
    ...presentSubjectJson(name, provinceLineage(gazetteer), result, result.facets.province, companions),
    kind,
    enlargedOn,
    aliases,
  }
}

function treeJson(values: readonly LineageFacetValue[], hrefOf: (id: string) => string): TreeJson[] {
  return values.map(({ value, label, validTo, count, children }) => ({
    id: value,
    name: label,
    href: hrefOf(value),
    validTo,
    count,
    children: treeJson(children, hrefOf),
  }))
}

/** The agencies that have articles, as trees, those with most articles first. */
export function presentAgencyTrees(values: readonly LineageFacetValue[]): TreeJson[] {
  return treeJson(values, (id) => agencyHref(id))
}

/** The provinces that have articles, as trees, those with most articles first. */
export function presentProvinceTrees(values: readonly LineageFacetValue[]): TreeJson[] {
  return treeJson(values, (name) => provinceHref(name))
}
