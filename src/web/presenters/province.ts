import { say } from '../language/say.js'
import type { Province } from '../../gazetteer/types.js'
import type { FacetValue, SearchResult } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { shortDate } from './dates.js'
import { provinceLineage, provinceTitle } from './lineage.js'
import { presentSubject, type SubjectModel } from './subject.js'

/** What a province's page shows. */
export interface ProvinceModel extends SubjectModel {
  /** `Tỉnh Hưng Yên` */
  fullName: string
  /** Label of its search box. */
  within: string
  /** The day since which it has included other provinces: `1/7/2025`. */
  enlarged: string | null
}

/**
 * What a province's page shows.
 * @param result the province's articles, newest first, without any other filter
 * @param companions agencies that these articles name
 */
export function presentProvince(
  province: Province,
  result: SearchResult,
  companions: readonly FacetValue[],
  gazetteer: Directory,
): ProvinceModel {
  const { name, enlargedOn } = province
  const url = SearchUrl.of({ provinces: [name] })
  const lineage = provinceLineage(gazetteer)
  return {
    ...presentSubject(name, lineage, url, result, result.facets.province, companions, gazetteer, (page) =>
      provinceHref(name, page),
    ),
    fullName: provinceTitle(province),
    within: say('Tìm trong tin của {0}', name),
    enlarged: enlargedOn === null ? null : shortDate(enlargedOn),
  }
}
