import { createHomeJudge } from './local-news.js'
import { tellingOf, type WeighedText } from './mention-weight.js'
import { seatsOf } from './origins.js'
import type { ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'
import { isClub, tellsOfTeams } from './teams.js'
import type { GazetteerData, Province } from './types.js'

/** How much one mention in a part counts; title and lead count once each, the text up to a limit. */
const weight = { title: 6, lead: 4, text: 1, mostFromText: 8 }
/** Factor for "Thái Bình: …" at the beginning of a title. */
const DATELINE = 2
/** Head start of the source's own province: one passing mention of another province does not outweigh it. */
const SOURCE_WEIGHT = 4
/** A province with less weight than this is mentioned in passing: the article is not about it. */
const LEAST = 2
/** A province named only in the running text must have this share of the weight of all provinces there. */
const LEAST_SHARE = 0.35

interface Sum {
  /** From kicker, title, lead and source. */
  named: number
  fromText: number
}

/** Finds the province that texts are about; null when none stands out. */
export type MainProvince = (
  readings: readonly WeighedText[],
  /** Number of the part that serves as lead; kicker and title come first. */
  lead: number,
  /** Province of a local source: it wins a tie, and is the answer when no province is named. */
  source: Province | null,
) => Province | null

/** Makes the finder of the main province. */
export function createMainProvince({ provinces, traps }: Pick<GazetteerData, 'provinces' | 'traps'>): MainProvince {
  const byName = new Map(provinces.map((province) => [province.name, province]))
  const successorOf = ({ successor }: Province) => (successor === null ? null : (byName.get(successor) ?? null))
  const isFarFromHome = createHomeJudge(traps.foreign)
  return (readings, lead, source) => {
    const sums = new Map<Province, Sum>()
    const sumOf = (province: Province) => {
      const sum = sums.get(province) ?? { named: 0, fromText: 0 }
      sums.set(province, sum)
      return sum
    }
    const isOfTeams = tellsOfTeams(
      readings.map(({ scan }) => scan),
      lead,
    )
    const seats = seatsOf(readings)
    readings.forEach((reading, part) => {
      const { scan, provinces } = reading
      provinces.forEach((match, index) => {
        if ((isOfTeams && !match.introduced) || isClub(scan, match)) return
        const sum = sumOf(meantBy(scan, match, successorOf))
        const tells = tellingOf(reading, index, seats) * (part < 2 && isDateline(scan, match) ? DATELINE : 1)
        if (part < 2) sum.named = Math.max(sum.named, weight.title * tells)
        else if (part === lead) sum.named = Math.max(sum.named, weight.lead * tells)
        else sum.fromText += weight.text * tells
      })
    })
    if (source !== null && !isFarFromHome(readings, source)) sumOf(source).named += SOURCE_WEIGHT
    return outstanding(sums)
  }
}

/** The province that outweighs all others. */
function outstanding(sums: ReadonlyMap<Province, Sum>): Province | null {
  const totals = [...sums]
    .map(([province, { named, fromText }]) => ({
      province,
      named,
      capped: named + Math.min(weight.mostFromText, fromText),
      total: named + fromText,
    }))
    .sort((a, b) => b.capped - a.capped || b.named - a.named || b.total - a.total)
  const [first, second] = totals
  if (first === undefined || first.capped < LEAST) return null
  if (second?.named === first.named && second.total === first.total) return null
  if (first.named > 0) return first.province
  const all = totals.reduce((sum, { total }) => sum + total, 0)
  return first.total < all * LEAST_SHARE ? null : first.province
}

/** "tỉnh Quảng Nam cũ": the former province is gone, so the story happens in the one that absorbed it. */
function meantBy(
  { words, gaps }: Scan,
  { province, last }: ProvinceMatch,
  successorOf: (province: Province) => Province | null,
): Province {
  const next = last + 1
  const isFormer = words[next]?.exact === 'cũ' && (gaps[next] === Gap.space || gaps[next] === Gap.bracket)
  return (isFormer ? successorOf(province) : null) ?? province
}

function isDateline({ gaps }: Scan, { first, last }: ProvinceMatch): boolean {
  return first === 0 && gaps[last + 1] === Gap.colon
}
