/**
 * The filters of a search. On a phone they open as a sheet; the button says how many articles they leave; long lists can
 * be searched. Without this script the filters stand below the results, and the button applies them.
 */
const { say } = globalThis.timtin
const filters = document.querySelector('#bo-loc')
const form = document.querySelector('#tim')
const opener = document.querySelector('.result-head__filter')
const button = filters?.querySelector('.filters__foot .button')
const waitMilliseconds = 250
/** Lists with fewer values are read faster than searched. */
const leastSearched = 12

const numbers = new Intl.NumberFormat(document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB')

/** Counts what the filters leave, and says so on the button. */
function countLive() {
  let timer = 0
  let request = null
  const count = async () => {
    request?.abort()
    request = new AbortController()
    const query = new URLSearchParams(
      [...new FormData(form)].filter(([name, value]) => value !== '' && name !== 'so-bai'),
    )
    query.set('so-bai', '1')
    try {
      const response = await fetch(`/api/v1/search?${query}`, { signal: request.signal })
      // A day that cannot be read: the page explains it when the form is sent.
      const total = response.ok ? (await response.json()).total : null
      button.textContent = total === null ? say('Áp dụng') : say('Xem {0} bài', numbers.format(total))
    } catch (error) {
      if (error.name !== 'AbortError') button.textContent = say('Áp dụng')
    }
  }
  const changed = ({ target }) => {
    if (target.form !== form) return
    clearTimeout(timer)
    timer = setTimeout(count, waitMilliseconds)
  }
  filters.addEventListener('change', changed)
  filters.addEventListener('input', ({ target }) => target.type === 'text' && changed({ target }))
  button.setAttribute('aria-live', 'polite')
}

/** Letters without marks, in lower case, so that both ways of typing find a name. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase()

/** Adds a box above a long list that hides the values without what is typed. */
function searchWithin(facet) {
  const values = [...facet.querySelectorAll('ul > li')].filter((item) => !item.parentElement.closest('li'))
  if (values.length < leastSearched) return
  const title = facet.querySelector('legend').textContent.trim()
  const input = document.createElement('input')
  Object.assign(input, { type: 'search', placeholder: say('Tìm trong danh sách'), className: 'facet__search' })
  input.setAttribute('aria-label', say('Tìm trong danh sách: {0}', title))
  facet.querySelector('legend').after(input)
  const details = facet.querySelector('details')
  const wasOpen = details?.open
  input.addEventListener('input', () => {
    const wanted = plain(input.value.trim())
    for (const item of values) item.hidden = !plain(item.textContent).includes(wanted)
    if (details) details.open = wanted === '' ? wasOpen : true
  })
  // Enter would send the form with half a choice.
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
}

/** Opens the filters as a sheet on a narrow screen, where they stand far below. */
function openAsSheet() {
  const narrow = window.matchMedia('(max-width: 55.99rem)')
  const sheet = document.createElement('dialog')
  const close = document.createElement('button')
  const place = document.createComment('filters')
  sheet.className = 'sheet'
  sheet.setAttribute('aria-labelledby', 'bo-loc-tieu-de')
  Object.assign(close, { type: 'button', className: 'sheet__close', textContent: say('Đóng') })
  close.addEventListener('click', () => sheet.close())
  sheet.append(close)
  document.body.append(sheet)
  opener.addEventListener('click', (event) => {
    if (!narrow.matches) return
    event.preventDefault()
    filters.before(place)
    sheet.append(filters)
    sheet.showModal()
  })
  sheet.addEventListener('close', () => {
    place.replaceWith(filters)
    opener.focus()
  })
  sheet.addEventListener('click', ({ target }) => target === sheet && sheet.close())
  narrow.addEventListener('change', () => sheet.open && sheet.close())
}

if (filters && form && button) {
  countLive()
  for (const facet of filters.querySelectorAll('.facet')) searchWithin(facet)
  if (opener) openAsSheet()
}
