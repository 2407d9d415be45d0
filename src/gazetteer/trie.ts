import { Gap, type Scan, type Scanner } from './scan.js'

/** How words are compared: with their diacritics, or folded where a whole text has none. */
export type Mode = 'exact' | 'folded'

interface Node<T> {
  next: Map<number, Edge<T>>
  values: T[]
}

interface Edge<T> {
  node: Node<T>
  /** Strongest gap allowed before the word. */
  gap: number
  /** Whether "và" may come before the word. */
  joins: boolean
}

export interface Match<T> {
  values: T[]
  first: number
  last: number
}

/**
 * Names as paths of word numbers. Where a name has "và", "-" or "&" between two words, a text may have any of them or
 * none; it may have a comma only where the name does.
 */
export class Trie<T> {
  private readonly roots: Record<Mode, (Node<T> | undefined)[]> = { exact: [], folded: [] }
  private readonly and: Record<Mode, number>
  /** Words of the path currently followed. */
  private readonly path: number[] = []

  constructor(private readonly scanner: Scanner) {
    const [word] = scanner.learn('và').words
    this.and = { exact: word.exactId, folded: word.foldedId }
  }

  add(name: string, value: T): void {
    const scan = this.scanner.learn(name)
    for (const mode of ['exact', 'folded'] as const) this.addPath(scan, mode, value)
  }

  private addPath(scan: Scan, mode: Mode, value: T): void {
    let node: Node<T> | undefined
    let joins = false
    for (let index = 0; index < scan.words.length; index++) {
      const id = idOf(scan, index, mode)
      if (id === this.and[mode] && index > 0) {
        joins = true
        continue
      }
      const gap = Math.max(scan.gaps[index], joins ? Gap.joiner : Gap.space)
      node = node === undefined ? (this.roots[mode][id] ??= newNode()) : step(node, id, gap)
      joins = false
    }
    if (node !== undefined && !node.values.includes(value)) node.values.push(value)
  }

  /** Whether any name begins with the word: a quick answer for most words of a text. */
  begins(scan: Scan, index: number, mode: Mode): boolean {
    return this.roots[mode][idOf(scan, index, mode)] !== undefined
  }

  /**
   * The longest name that begins at word `first`.
   * @param accept whether one of a name's values applies here; receives the numbers of the matched words ("và" left
   * out)
   */
  longestAt(
    scan: Scan,
    first: number,
    mode: Mode,
    accept: (value: T, path: readonly number[]) => boolean,
  ): Match<T> | null {
    if (first >= scan.words.length) return null
    let node = this.roots[mode][idOf(scan, first, mode)]
    if (node === undefined) return null
    const path = this.path
    path.length = 0
    let match: Match<T> | null = null
    let index = first
    while (node !== undefined) {
      path.push(index)
      if (node.values.length > 0) {
        const values: T[] = node.values.filter((value) => accept(value, path))
        if (values.length > 0) match = { values, first, last: index }
      }
      const after = this.follow(scan, node, index + 1, mode)
      if (after === -1) break
      node = node.next.get(idOf(scan, after, mode))!.node
      index = after
    }
    return match
  }

  /** Number of the word that continues the path from `node`, or -1. */
  private follow(scan: Scan, node: Node<T>, index: number, mode: Mode): number {
    if (index >= scan.words.length) return -1
    const id = idOf(scan, index, mode)
    const edge = node.next.get(id)
    if (edge !== undefined && scan.gaps[index] <= edge.gap) return index
    if (id !== this.and[mode] || scan.gaps[index] > Gap.joiner || index + 1 >= scan.words.length) return -1
    const joined = node.next.get(idOf(scan, index + 1, mode))
    return joined?.joins && scan.gaps[index + 1] <= Gap.joiner ? index + 1 : -1
  }
}

function newNode<T>(): Node<T> {
  return { next: new Map(), values: [] }
}

function step<T>(node: Node<T>, id: number, gap: number): Node<T> {
  const edge = node.next.get(id)
  if (edge === undefined) {
    const made: Edge<T> = { node: newNode(), gap, joins: gap >= Gap.joiner }
    node.next.set(id, made)
    return made.node
  }
  edge.gap = Math.max(edge.gap, gap)
  edge.joins ||= gap >= Gap.joiner
  return edge.node
}

function idOf(scan: Scan, index: number, mode: Mode): number {
  return mode === 'exact' ? scan.words[index].exactId : scan.words[index].foldedId
}
