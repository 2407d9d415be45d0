import type { Agency } from '../../gazetteer/types.js'
import { say, type Label } from '../language/say.js'
import type { LineageFacetValue } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { agencyHref, provinceHref } from '../urls/links.js'
import { branchNames } from './agency.js'
import { agencyLineage, provinceLineage, type Lineage } from './lineage.js'
import { untilInWords } from './periods.js'
import { byLabel, count, type Link } from './text.js'

/** An agency or province in a list, with the former ones that it includes. */
export interface TreeNode extends Link {
  count: string
  /** For a former one: `trước 3/2025`. */
  until: string | null
  children: TreeNode[]
}

/** Agencies of one branch. */
export interface AgencyGroup {
  title: string
  nodes: TreeNode[]
}

/** Agencies of one level, grouped by branch. */
export interface AgencyLevel {
  id: Agency['level']
  title: string
  groups: AgencyGroup[]
}

/** Provincial agencies first: they are what provincial papers write about. */
const levels: [Agency['level'], Label][] = [
  ['tinh', 'Cấp tỉnh'],
  ['huyen', 'Cấp huyện'],
  ['xa', 'Cấp xã'],
  ['trung-uong', 'Trung ương'],
]

function presentTree(values: readonly LineageFacetValue[], lineage: Lineage): TreeNode[] {
  return values
    .map(({ value, label, count: articles, validTo, children }) => ({
      label,
      href: lineage.link(value).href,
      count: count(articles),
      until: validTo === null ? null : untilInWords(validTo, lineage.precision(value)),
      children: presentTree(children, lineage),
    }))
    .sort(byLabel)
}

/**
 * The agencies that have articles, as trees, grouped by level and branch, each branch in Vietnamese alphabetical order.
 */
export function presentAgencyIndex(values: readonly LineageFacetValue[], gazetteer: Directory): AgencyLevel[] {
  const lineage = agencyLineage(gazetteer)
  const treeOf = (level: Agency['level'], branch: string) =>
    presentTree(
      values.filter(({ value }) => {
        const agency = gazetteer.agency(value)
        return agency?.level === level && agency.branch === branch
      }),
      lineage,
    )
  return levels
    .map(([id, title]) => ({
      id,
      title: say(title),
      groups: Object.entries(branchNames)
        .map(([branch, name]) => ({ title: say(name), nodes: treeOf(id, branch) }))
        .filter(({ nodes }) => nodes.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0)
}

/** The provinces that have articles, as trees, in Vietnamese alphabetical order. */
export function presentProvinceIndex(values: readonly LineageFacetValue[], gazetteer: Directory): TreeNode[] {
  const known = values.filter(({ value }) => gazetteer.province(value) !== null)
  return presentTree(known, provinceLineage(gazetteer))
}

/** Every agency, and every province, with all its names, to suggest what a wrong address may have meant. */
export function namedAgencies(gazetteer: Directory) {
  return gazetteer.agencies().map(({ id, name, shortName, aliases }) => {
    return { label: name, href: agencyHref(id), names: [id, name, shortName, ...aliases] }
  })
}

export function namedProvinces(gazetteer: Directory) {
  return gazetteer.provinces().map(({ name, aliases }) => {
    return { label: name, href: provinceHref(name), names: [name, ...aliases] }
  })
}
