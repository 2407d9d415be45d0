import type { ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'

/** Words of match reports, as accented keys, without words of village games, decorations and speeches. */
const terms = new Set(
  [
    'v league|siêu cup|siêu cúp|cúp quốc gia|cup quốc gia|giải hạng nhất|tiền đạo|tiền vệ|hậu vệ|trung vệ|thủ môn',
    'hlv|clb|cú đúp|ghi bàn|bàn thắng|hiệp một|hiệp hai|hiệp 1|hiệp 2|lượt về|lượt đi|penalty|chia điểm|highlight',
  ].flatMap((row) => row.split('|')),
)
const LONGEST_TERM = 3
/** This many different words in title and lead, or in the whole text, identify a match report. */
const FEWEST_AHEAD = 2
const FEWEST = 4

/**
 * Whether the texts report on matches, where the names of provinces are those of clubs.
 * @param lead number of the part that serves as lead
 */
export function tellsOfTeams(scans: readonly Scan[], lead: number): boolean {
  const found = new Set<string>()
  return scans.some((scan, part) => {
    addTerms(scan, found)
    return found.size >= (part <= lead ? FEWEST_AHEAD : FEWEST)
  })
}

/** "CLB Hải Phòng", "đội bóng Nam Định" */
export function isClub({ words, gaps }: Scan, { first }: ProvinceMatch): boolean {
  if (first === 0 || gaps[first] !== Gap.space) return false
  const before = words[first - 1].exact
  return before === 'clb' || (before === 'bóng' && words[first - 2]?.exact === 'đội')
}

function addTerms({ words }: Scan, found: Set<string>): void {
  for (let first = 0; first < words.length; first++) {
    let term = ''
    for (let last = first; last < Math.min(words.length, first + LONGEST_TERM); last++) {
      term += (term === '' ? '' : ' ') + words[last].exact
      if (terms.has(term)) found.add(term)
    }
  }
}
