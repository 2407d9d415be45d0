/**
 * Remembers what a pure function gave, for at most so many texts: when they are that many, all are forgotten. Where
 * texts come again and again that costs a quarter less than to keep track of which was used last (decision 8).
 * @param most texts remembered at once
 */
export function remembered<V>(most: number, make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = make(text)
      if (known.size >= most) known.clear()
      known.set(text, value)
    }
    return value
  }
}
