/** Words that open the name of a body; each must go on with a name (`Sở Y tế`, not `Sở thú`). */
const bodyHeads =
  /^(?:Sở|Ban|Bộ|Cục|Chi cục|Tổng cục|[ỦU][ỷy]? ?ban nhân dân|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng nhân dân|Thường trực|Ban Thường vụ|Tỉnh [uủ][ỷyỉi]?|Công an|Đảng bộ)(?= |$)/u

/** Splits `Sở Y tế: Tập huấn …` into the body that acts and the title proper. */
export function splitKicker(heading: string): { kicker: string; title: string } {
  const colon = heading.indexOf(':')
  if (colon < 0) return { kicker: '', title: heading }
  const kicker = heading.slice(0, colon).trim()
  const title = heading.slice(colon + 1).trim()
  if (title === '' || !bodyHeads.test(kicker)) return { kicker: '', title: heading }
  return { kicker, title }
}
