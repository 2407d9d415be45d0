import type { Directory, NamedPlaces } from '../parts.js'
import { Labels } from './labels.js'

/** The names that pages show. @param labels when left out, codes of sources and categories are made readable */
export function directoryOf(places: NamedPlaces, labels = new Labels()): Directory {
  const { agencyHistory, provinceHistory } = places
  return {
    agency: (id) => places.agency(id),
    agencies: () => places.agencies(),
    province: (name) => places.province(name),
    provinces: () => places.provinces(),
    agencyHistory,
    provinceHistory,
    labels,
  }
}
