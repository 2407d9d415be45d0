export interface Scored {
  article: number
  score: number
}

const byScore = (a: Scored, b: Scored) => b.score - a.score || a.article - b.article

/** The best of some articles by score, best first. Keeps a heap of `wanted`, so most are passed over at once. */
export function bestOf(found: Uint32Array, wanted: number, scoreOf: (article: number) => number): Scored[] {
  const articles = new Uint32Array(wanted)
  const scores = new Float64Array(wanted)
  let count = 0
  const sinkFrom = (place: number) => {
    for (;;) {
      const left = 2 * place + 1
      const right = left + 1
      let least = place
      if (left < count && scores[left] < scores[least]) least = left
      if (right < count && scores[right] < scores[least]) least = right
      if (least === place) return
      swap(articles, scores, place, least)
      place = least
    }
  }
  for (const article of found) {
    const score = scoreOf(article)
    if (count < wanted) {
      articles[count] = article
      scores[count] = score
      let place = count++
      while (place > 0 && scores[(place - 1) >> 1] > scores[place]) {
        swap(articles, scores, place, (place - 1) >> 1)
        place = (place - 1) >> 1
      }
    } else if (score > scores[0]) {
      articles[0] = article
      scores[0] = score
      sinkFrom(0)
    }
  }
  return Array.from({ length: count }, (_, i) => ({ article: articles[i], score: scores[i] })).sort(byScore)
}

function swap(articles: Uint32Array, scores: Float64Array, a: number, b: number): void {
  const article = articles[a]
  const score = scores[a]
  articles[a] = articles[b]
  scores[a] = scores[b]
  articles[b] = article
  scores[b] = score
}
