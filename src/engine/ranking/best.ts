export interface Scored {
  place: number
  score: number
}

/**
 * The best of the places 0 to `size` by score, best first. Keeps a heap of `wanted`, so most are passed over at once.
 * @param order tells equals apart, the lower first: by default their places
 */
export function bestOf(
  size: number,
  wanted: number,
  scores: Float32Array | Float64Array,
  order: ((place: number) => number) | null = null,
): Scored[] {
  const rank = order ?? ((place: number) => place)
  const isWorse = (a: number, b: number) => scores[a] < scores[b] || (scores[a] === scores[b] && rank(a) > rank(b))
  const heap = new Uint32Array(Math.min(wanted, size))
  let count = 0
  const swap = (a: number, b: number) => {
    const place = heap[a]
    heap[a] = heap[b]
    heap[b] = place
  }
  const sinkFirst = () => {
    for (let at = 0; ;) {
      const left = 2 * at + 1
      const right = left + 1
      let worst = at
      if (left < count && isWorse(heap[left], heap[worst])) worst = left
      if (right < count && isWorse(heap[right], heap[worst])) worst = right
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }
  for (let place = 0; place < size; place++) {
    if (count < heap.length) {
      let at = count++
      heap[at] = place
      while (at > 0 && isWorse(heap[at], heap[(at - 1) >> 1])) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
    } else if (count > 0 && scores[place] >= scores[heap[0]] && isWorse(heap[0], place)) {
      heap[0] = place
      sinkFirst()
    }
  }
  return Array.from(heap.subarray(0, count))
    .sort((a, b) => (isWorse(a, b) ? 1 : -1))
    .map((place) => ({ place, score: scores[place] }))
}
