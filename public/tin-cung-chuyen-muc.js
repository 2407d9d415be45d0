/**
 * Draws a "Tin cùng chuyên mục" box on any site, using the API of the Tìm Tin server that this script comes from:
 *
 *   <div data-tin-cung-chuyen-muc="ARTICLE ID" data-so-bai="5"></div>
 *   <script async src="https://tin.example/tin-cung-chuyen-muc.js"></script>
 *
 * data-so-bai: number of articles, 1 to 20, default 5. data-tieu-de: the heading. The element's own content is shown
 * until the box is drawn, and remains if there is nothing to show. The box has the classes below and no styles of its
 * own.
 */
;(() => {
  const site = new URL(document.currentScript.src).origin

  function element(name, className, text) {
    const node = document.createElement(name)
    if (className) node.className = className
    if (text) node.textContent = text
    return node
  }

  /** An address that is safe to follow: the original, or the article's page on this site. */
  function addressOf({ url, href }) {
    return /^https?:\/\//i.test(url || '') ? url : site + href
  }

  function itemOf(article) {
    const item = element('li')
    const link = element('a', '', article.title)
    link.href = addressOf(article)
    item.append(link)
    if (article.publishedAt) {
      const day = article.publishedAt.slice(0, 10)
      const time = element('time', 'tin-cung-chuyen-muc__ngay', day.split('-').reverse().join('/'))
      time.dateTime = day
      item.append(' ', time)
    }
    return item
  }

  async function draw(place) {
    const { tinCungChuyenMuc: id, soBai, tieuDe } = place.dataset
    const wanted = Number(soBai)
    const size = Number.isInteger(wanted) && wanted >= 1 && wanted <= 20 ? wanted : 5
    const response = await fetch(`${site}/api/v1/articles/${encodeURIComponent(id)}/related?so-bai=${size}`)
    if (!response.ok) return
    const { related } = await response.json()
    if (related.length === 0) return
    const box = element('aside', 'tin-cung-chuyen-muc')
    const list = element('ul', 'tin-cung-chuyen-muc__danh-sach')
    list.append(...related.map(itemOf))
    box.append(element('h2', 'tin-cung-chuyen-muc__tieu-de', tieuDe || 'Tin cùng chuyên mục'), list)
    place.replaceChildren(box)
  }

  function drawAll() {
    for (const place of document.querySelectorAll('[data-tin-cung-chuyen-muc]')) {
      // Without an answer, the page stays unchanged.
      draw(place).catch(() => {})
    }
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', drawAll)
  else drawAll()
})()
