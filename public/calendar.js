/**
 * Arrow keys in calendars: left and right go to the previous and next day with news, up and down move by weeks, Home
 * and End go to the first and last day of the month. Without this script, Tab reaches the same links.
 */
const week = 7 * 86_400_000

/** Timestamp of the day that a link leads to, `/ngay/2022/11/23`. */
const timeOf = (link) => Date.parse(link.pathname.replace(/^.*\/ngay\//, '').replaceAll('/', '-'))

function goal(key, link, links) {
  const at = links.indexOf(link)
  const month = links.filter((other) => other.closest('table') === link.closest('table'))
  switch (key) {
    case 'ArrowRight':
      return links[at + 1]
    case 'ArrowLeft':
      return links[at - 1]
    case 'ArrowDown':
      return links.find((other) => timeOf(other) >= timeOf(link) + week)
    case 'ArrowUp':
      return links.findLast((other) => timeOf(other) <= timeOf(link) - week)
    case 'Home':
      return month.at(0)
    case 'End':
      return month.at(-1)
    default:
      return undefined
  }
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const link = event.target.closest('.month td a')
  if (link === null) return
  const other = goal(event.key, link, [...document.querySelectorAll('.month td a')])
  if (other === undefined) return
  event.preventDefault()
  other.focus()
})
