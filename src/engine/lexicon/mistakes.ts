const letter = /^[a-z]$/

/**
 * Whether two different folded words are one typing mistake apart: the other has a letter too few, too many, a wrong one,
 * or two neighbours swapped. Only letters from a to z are put in: 2021 is not a misspelt 2022.
 */
export function isOneMistake(word: string, other: string): boolean {
  if (word === other) return false
  let at = 0
  while (at < word.length && word[at] === other[at]) at++
  const [left, right] = [word.slice(at), other.slice(at)]
  const isPutIn = right !== '' && letter.test(right[0])
  const isMissing = left.slice(1) === right
  const isExtra = isPutIn && left === right.slice(1)
  const isWrong = isPutIn && left !== '' && left.slice(1) === right.slice(1)
  const isSwapped =
    left.length > 1 &&
    right.length > 1 &&
    left[0] === right[1] &&
    left[1] === right[0] &&
    left.slice(2) === right.slice(2)
  return isMissing || isExtra || isWrong || isSwapped
}
