import { say } from '../language/say.js'
import { monthOf } from '../../text/dates.js'
import type { Province } from '../../gazetteer/types.js'
import type { Directory } from '../parts.js'
import type { FacetValue, Facets, SearchResult } from '../../search/types.js'
import { agencyHref, dateHref, provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import type { Calendar, MonthModel } from './calendar.js'
import { shortDate } from './dates.js'
import { provinceInSentence } from './lineage.js'
import { presentPicture } from './pictures.js'
import { presentHits, type HitModel } from './summary.js'
import { byLabel, count, type Link } from './text.js'

/** A link into the archive, with the number of articles that it leads to. */
export interface WayIn extends Link {
  count: string
}

/** What the home page shows. */
export interface HomeModel {
  summary: string
  /** Over the latest articles: of the whole archive, or of the site's own province. */
  heading: string
  /** Where the list of them goes on. */
  moreHref: string
  first: HitModel | null
  latest: HitModel[]
  /** The latest from everywhere, where those above are of one province. */
  elsewhere: HitModel[]
  month: MonthModel | null
  years: WayIn[]
  agencies: WayIn[]
  provinces: WayIn[]
  categories: WayIn[]
}

/** Links of one kind: enough for readers to find their own province or agency, few enough to read. */
const waysOfAKind = 12

function summary(articles: number, { first, last }: Calendar): string {
  if (articles === 0) return say('Kho tin chưa có bài nào.')
  const size = say('{0} bài', count(articles))
  return first === null || last === null ? size : say('{0}, từ {1} đến {2}', size, shortDate(first), shortDate(last))
}

/** Articles from elsewhere under those of the site's own province. */
const elsewhereListed = 5

/** The latest articles of the site's own province. */
export interface LocalNews {
  province: Province
  result: SearchResult
}

/** Categories by name: sources may write one in several ways, as `Thế giới` and `TheGioi`. */
function byName(categories: readonly FacetValue[], { labels }: Directory) {
  const names = new Map<string, { label: string; values: string[]; articles: number }>()
  for (const { value, count: articles } of categories) {
    const label = labels.category(value)
    const named = names.get(label) ?? { label, values: [], articles: 0 }
    names.set(label, { label, values: [...named.values, value], articles: named.articles + articles })
  }
  return [...names.values()].sort((a, b) => b.articles - a.articles)
}

/**
 * @param result the latest articles
 * @param local null for a site without a province of its own
 * @param facets of the whole archive, with every value
 */
export function presentHome(
  result: SearchResult,
  local: LocalNews | null,
  facets: Facets,
  calendar: Calendar,
  gazetteer: Directory,
): HomeModel {
  // A province without articles yet would leave the page empty.
  const own = local !== null && local.result.hits.length > 0 ? local : null
  const listed = own === null ? result.hits : own.result.hits.slice(0, result.size - elsewhereListed)
  const [first = null, ...latest] = presentHits(listed, gazetteer)
  const shown = new Set(listed.map(({ id }) => id))
  const elsewhere = own === null ? [] : result.hits.filter(({ id }) => !shown.has(id)).slice(0, elsewhereListed)
  const { agency, province, category } = facets
  const firstPicture = listed[0]?.picture
  return {
    summary: summary(result.total, calendar),
    heading: own === null ? say('Tin mới nhất') : say('Tin {0}', provinceInSentence(own.province)),
    moreHref: SearchUrl.of({ sort: 'newest', provinces: own === null ? [] : [own.province.name] }).href,
    first: first && firstPicture ? { ...first, picture: presentPicture(firstPicture, 'story', '', true) } : first,
    latest,
    elsewhere: presentHits(elsewhere, gazetteer),
    month: calendar.last === null ? null : calendar.month(monthOf(calendar.last)),
    years: calendar
      .years()
      .map(({ year, articles }) => ({ label: year, href: dateHref(year), count: count(articles) })),
    agencies: agency
      .slice(0, waysOfAKind)
      .map((value) => ({ label: value.label, href: agencyHref(value.value), count: count(value.count) })),
    provinces: province
      .map((value) => ({
        label: value.label,
        href: provinceHref(value.value),
        count: count(value.count),
      }))
      .toSorted(byLabel),
    categories: byName(category, gazetteer)
      .slice(0, waysOfAKind)
      .map(({ label, values, articles }) => ({
        label,
        href: SearchUrl.of({ categories: values }).href,
        count: count(articles),
      })),
  }
}
