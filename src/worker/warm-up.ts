import { setTimeout } from 'node:timers/promises'
import { emptySearch } from '../search/finding/empty-search.js'
import type { SearchQuestions } from '../search/types.js'

/** Smaller archives answer at once without a warm-up. */
const fewestArticles = 1000
/** Number of newest articles whose titles are asked for: completed from the first word, searched for in full and by half. */
const titlesSearched = 150

/** How often it checks whether visitors have become quiet, in milliseconds. */
const pauseMs = 100

/** As many as the search box shows. */
const suggestionsShown = 8

const firstWord = (title: string) => title.split(' ', 1)[0]
const firstHalf = (title: string) => title.slice(0, title.lastIndexOf(' ', title.length / 2))

/**
 * Asks for the newest titles, so that before visitors come, V8 has compiled the code of a search and the engine has
 * read its data: the first hundred searches after a start take two to three times as long as later ones
 * (docs/benchmarks.md), and the first suggestion reads the names in all titles. Visitors go first: it waits while they ask. Errors are ignored, since whoever asks the same
 * will get them.
 * @param state returns `busy` while visitors ask, `over` to stop
 */
export async function warmUp(
  search: Pick<SearchQuestions, 'search' | 'suggest' | 'latest' | 'status'>,
  state: () => 'idle' | 'busy' | 'over',
): Promise<void> {
  try {
    if ((await search.status()).articles < fewestArticles) return
    const articles = await search.latest(emptySearch, titlesSearched)
    for (const { title } of articles) {
      const asking = [
        () => search.suggest(firstWord(title), suggestionsShown),
        ...[title, firstHalf(title)].map((q) => () => search.search({ ...emptySearch, q })),
      ]
      for (const ask of asking) {
        do await setTimeout(state() === 'busy' ? pauseMs : 0)
        while (state() === 'busy')
        if (state() === 'over') return
        await ask()
      }
    }
  } catch {
    return
  }
}
