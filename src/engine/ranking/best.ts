export interface Scored {
  place: number
  score: number
}

const byScore = (a: Scored, b: Scored) => b.score - a.score || a.place - b.place

/** The best of the places 0 to `size` by score, best first. Keeps a heap of `wanted`, so most are passed over at once. */
export function bestOf(size: number, wanted: number, scores: Float32Array | Float64Array): Scored[] {
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
      let least = at
      if (left < count && scores[heap[left]] < scores[heap[least]]) least = left
      if (right < count && scores[heap[right]] < scores[heap[least]]) least = right
      if (least === at) return
      swap(at, least)
      at = least
    }
  }
  for (let place = 0; place < size; place++) {
    if (count < heap.length) {
      let at = count++
      heap[at] = place
      while (at > 0 && scores[heap[(at - 1) >> 1]] > scores[heap[at]]) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
    } else if (count > 0 && scores[place] > scores[heap[0]]) {
      heap[0] = place
      sinkFirst()
    }
  }
  return Array.from(heap.subarray(0, count), (place) => ({ place, score: scores[place] })).sort(byScore)
}

/** The greatest of the first values of a list, which are not negative; 0 when there are none. */
export function greatest(values: Float64Array, count = values.length): number {
  let most = 0
  for (let i = 0; i < count; i++) if (values[i] > most) most = values[i]
  return most
}
