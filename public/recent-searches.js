/**
 * Recent searches, kept in this browser and sent nowhere: offered under an empty search box and listed on /doc-sau;
 * one or all can be removed in either place.
 */
const { say, here } = globalThis.timtin
const key = 'timtin.tim-gan-day'
const mostKept = 8

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string' && text !== '').slice(0, mostKept) : []
  } catch {
    // Storage is disabled, or something else wrote there.
    return []
  }
}

function write(searches) {
  try {
    if (searches.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(searches))
  } catch {
    // Storage is full or disabled: nothing is saved.
  }
}

function keep(text) {
  write([text, ...read().filter((other) => other !== text)].slice(0, mostKept))
}

const forget = (text) => write(read().filter((other) => other !== text))

document.addEventListener('submit', ({ target }) => {
  const text = target.querySelector('[data-suggestions] input')?.value.trim()
  if (text) keep(text)
})

const label = say('Xóa các lần tìm gần đây')
const offered = (kind, text) => ({ kind, text, parts: [{ text, match: false }] })

document.addEventListener('suggestions:empty', ({ detail }) => {
  const searches = read()
  if (searches.length === 0) return
  detail.show([
    ...searches.map((text) => ({ ...offered('recent', text), remove: () => forget(text) })),
    { ...offered('clear', label), act: () => write([]) },
  ])
})

/** The list of the page /doc-sau. */
function showList(section) {
  const searches = read()
  section.hidden = searches.length === 0
  section.querySelector('ul').replaceChildren(
    ...searches.map((text) => {
      const link = document.createElement('a')
      link.href = here(`/tim-kiem?${new URLSearchParams({ q: text })}`)
      link.textContent = text
      const item = document.createElement('li')
      const button = document.createElement('button')
      const about = document.createElement('span')
      about.className = 'visually-hidden'
      about.textContent = `: ${text}`
      Object.assign(button, { type: 'button', className: 'keep' })
      button.append(say('Bỏ'), about)
      button.addEventListener('click', () => {
        forget(text)
        showList(section)
        document.querySelector('main').focus()
      })
      item.append(link, ' ', button)
      return item
    }),
  )
}

const section = document.querySelector('[data-recent-searches]')
if (section) {
  showList(section)
  section.querySelector('.reading__controls button').addEventListener('click', () => {
    write([])
    showList(section)
    document.querySelector('main').focus()
  })
  // Another tab may have searched in the meantime.
  window.addEventListener('storage', () => showList(section))
}
