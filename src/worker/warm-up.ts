import { setTimeout } from 'node:timers/promises'
import { emptySearch } from '../search/finding/empty-search.js'
import type { SearchQuestions } from '../search/types.js'

/** Smaller archives answer at once anyway. */
const fewestArticles = 1000
/** Newest articles whose titles are searched for, each whole and by its first half. */
const titlesSearched = 150

/** How often it looks whether visitors have become quiet. */
const pauseMs = 100

const firstHalf = (title: string) => title.slice(0, title.lastIndexOf(' ', title.length / 2))

/**
 * Searches for the newest titles, so that the engine has compiled what a search runs, and read what it reads, before
 * visitors come: the first hundred searches after a start take two to three times as long as later ones (docs/benchmarks.md).
 * Visitors go first: it waits while they ask. What goes wrong is left to be told to whoever asks for it.
 * @param state `busy` while visitors ask, `over` to stop
 */
export async function warmUp(
  search: Pick<SearchQuestions, 'search' | 'latest' | 'status'>,
  state: () => 'idle' | 'busy' | 'over',
): Promise<void> {
  try {
    if ((await search.status()).articles < fewestArticles) return
    const articles = await search.latest(emptySearch, titlesSearched)
    for (const { title } of articles) {
      for (const q of [title, firstHalf(title)]) {
        do await setTimeout(state() === 'busy' ? pauseMs : 0)
        while (state() === 'busy')
        if (state() === 'over') return
        await search.search({ ...emptySearch, q })
      }
    }
  } catch {
    return
  }
}
