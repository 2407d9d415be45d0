/**
 * The reading list "Đọc sau", kept in this browser and sent nowhere: a button on each article, a count in the
 * navigation, and the page /doc-sau. What is stored is only ever shown as text.
 */
const { say, here } = globalThis.timtin
const key = 'timtin.doc-sau'
/** As many as fit easily into a browser's storage quota and onto one page. */
const mostKept = 500
const anId = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}$/

const isArticle = (kept) =>
  typeof kept === 'object' &&
  kept !== null &&
  anId.test(kept.id) &&
  typeof kept.title === 'string' &&
  typeof kept.date === 'string'

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isArticle).slice(0, mostKept) : []
  } catch {
    // Storage is disabled, or something else wrote there.
    return []
  }
}

function write(articles) {
  try {
    if (articles.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(articles.slice(0, mostKept)))
  } catch {
    // Storage is full or disabled: the buttons show that nothing was saved.
  }
  showAll()
}

const without = (id) => read().filter((article) => article.id !== id)

function element(name, attributes, ...children) {
  const node = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value)
  node.append(...children)
  return node
}

/** A button's text, followed by the article's title for screen readers. */
const about = (text, title) => [text, element('span', { class: 'visually-hidden' }, `: ${title}`)]

/** Adds the button to an article's line of facts. */
function addButton(place) {
  const { article: id, title, date } = place.dataset
  const button = element('button', { type: 'button', class: 'keep' }, ...about(say('Đọc sau'), title))
  button.addEventListener('click', () => {
    const others = without(id)
    write(others.length < read().length ? others : [{ id, title, date }, ...others])
  })
  place.querySelector('.article__head > .meta:last-of-type, .hit > .meta')?.append(button)
  return () => button.setAttribute('aria-pressed', String(read().some((article) => article.id === id)))
}

function showCount(entry) {
  entry.hidden = false
  const { length } = read()
  entry.querySelector('[data-count]').textContent = length > 0 ? ` (${length})` : ''
}

const addressOf = ({ id }) => here(`/bai/${encodeURIComponent(id)}`)

/** The site's name, as its pages have it. */
const siteName = () => document.querySelector('meta[name="application-name"]').content

function asText(articles) {
  const entries = articles.map(
    (article, at) => `${at + 1}. ${article.title}\n   ${article.date}\n   ${location.origin}${addressOf(article)}\n`,
  )
  return `${say('Đọc sau, danh sách từ {0}', siteName())}\n\n${entries.join('\n')}`
}

/** Downloads the list as a file. */
function download() {
  const address = URL.createObjectURL(new Blob([asText(read())], { type: 'text/plain;charset=utf-8' }))
  element('a', { href: address, download: 'doc-sau.txt' }).click()
  // The browser reads the file only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function entryOf(article, list) {
  const remove = element('button', { type: 'button', class: 'keep' }, ...about(say('Bỏ khỏi danh sách'), article.title))
  remove.addEventListener('click', () => {
    const place = [...list.children].indexOf(remove.closest('li'))
    write(without(article.id))
    const next = list.children[Math.min(place, list.children.length - 1)]
    ;(next?.querySelector('a') ?? document.querySelector('main')).focus()
  })
  return element(
    'li',
    {},
    element('h2', { class: 'hit__title' }, element('a', { href: addressOf(article), lang: 'vi' }, article.title)),
    element('p', { class: 'meta' }, element('span', {}, article.date), remove),
  )
}

function showPage(page) {
  const articles = read()
  page.hidden = false
  document.querySelector('[data-without-script]').hidden = true
  const list = page.querySelector('[data-list]')
  list.replaceChildren(...articles.map((article) => entryOf(article, list)))
  page.querySelector('[data-empty]').hidden = articles.length > 0
  page.querySelector('[data-controls]').hidden = articles.length === 0
}

const views = [...document.querySelectorAll('[data-article]')].map(addButton)
const navigation = document.querySelector('[data-reading-list]')
if (navigation) views.push(() => showCount(navigation))
const page = document.querySelector('[data-reading-page]')
if (page) {
  views.push(() => showPage(page))
  page.querySelector('[data-download]').addEventListener('click', download)
  page.querySelector('[data-clear]').addEventListener('click', () => {
    if (!confirm(say('Xóa tất cả bài trong danh sách đọc sau?'))) return
    write([])
    document.querySelector('main').focus()
  })
}

function showAll() {
  for (const show of views) show()
}

showAll()
// Another tab may add or remove articles, and a page restored from the back/forward cache shows its old state.
window.addEventListener('storage', showAll)
window.addEventListener('pageshow', showAll)
