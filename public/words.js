/**
 * What other scripts say, in the page's language: an English page carries the English of each Vietnamese text. Loaded
 * before them.
 */
const carried = document.querySelector('#loi-cua-trang')
const words = carried === null ? {} : JSON.parse(carried.textContent)

globalThis.timtin = {
  /** A text in the page's language; `{0}` is replaced by the value. */
  say: (text, value = '') => (words[text] ?? text).replace('{0}', () => value),
  /** The address of a page in the page's language. */
  here: (path) => (document.documentElement.dataset.prefix ?? '') + path,
}
