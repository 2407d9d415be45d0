import { foldName } from '../../search/fold.js'
import type { Link } from './text.js'

/** A link with all names under which a visitor may look for it. */
export interface NamedLink extends Link {
  names: readonly string[]
}

/** Least similarity of a suggestion: lower, and all names that begin with "Sở" would suggest each other. */
const leastLikeness = 0.45
/** Least similarity as a share of the best one's. */
const nearTheBest = 0.7
const mostNearest = 5

function trigramsOf(name: string): Set<string> {
  const text = `  ${foldName(name)} `
  return new Set(Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)))
}

/** Similarity by shared trigrams (Dice's coefficient), 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const trigram of a) if (b.has(trigram)) shared++
  return (2 * shared) / (a.size + b.size)
}

/** The links whose names are most similar to a text that matches none of them, best first. */
export function nearestTo(text: string, links: readonly NamedLink[]): Link[] {
  const sought = trigramsOf(text.slice(0, 200))
  const found = links
    .map(({ label, href, names }) => ({
      link: { label, href },
      like: Math.max(...names.map((name) => likeness(sought, trigramsOf(name)))),
    }))
    .sort((a, b) => b.like - a.like)
    .slice(0, mostNearest)
  const least = Math.max(leastLikeness, (found.at(0)?.like ?? 0) * nearTheBest)
  return found.filter(({ like }) => like >= least).map(({ link }) => link)
}
