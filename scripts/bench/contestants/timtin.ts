import { openArchive, openArchiveInWorker, type Archive } from '../../../src/composition/reading.js'
import { readConfig, systemClock, type Config } from '../../../src/config.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import type { SearchParams } from '../../../src/search/types.js'
import { hitsWanted, type Entrant } from './contestant.js'

/** The search that a visitor's page runs. */
export function pageSearch(query: string): SearchParams {
  return { ...emptySearch, q: query, size: hitsWanted }
}

const work = 'parse, ten hits, total, facets, snippets'

function entrant(openFor: (config: Config) => Promise<Archive>, label: string): Entrant {
  return {
    work,
    limit: null,
    async open(dataFolder) {
      const { search, close } = await openFor({ ...readConfig(), dataFolder })
      return {
        label,
        async search(query) {
          const { hits, total } = await search.search(pageSearch(query))
          return { ids: hits.map(({ id }) => id), total }
        },
        close,
      }
    },
  }
}

export const inline = entrant((config) => openArchive(config, systemClock), 'Tìm Tin, in the calling thread')

export const inWorker = entrant(
  (config) =>
    openArchiveInWorker(config, (error) => {
      throw error
    }),
  'Tìm Tin, in a worker thread',
)
