import { openArchive, type EngineHome } from '../../../src/composition.js'
import { readConfig, systemClock } from '../../../src/config.js'
import type { SearchParams } from '../../../src/search/types.js'
import { hitsWanted, type Entrant } from './contestant.js'

/** The search that a visitor's page makes. */
export function pageSearch(query: string): SearchParams {
  return {
    q: query,
    from: null,
    to: null,
    undated: false,
    agencies: [],
    provinces: [],
    categories: [],
    sort: 'relevance',
    page: 1,
    size: hitsWanted,
  }
}

const work = 'parse, ten hits, total, facets, snippets'

function entrant(home: EngineHome, label: string): Entrant {
  return {
    work,
    limit: null,
    async open(dataFolder) {
      const { search, close } = await openArchive({ ...readConfig(), dataFolder }, systemClock, home)
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

export const inline = entrant({ kind: 'inline' }, 'Tìm Tin, engine inline')

export const inWorker = entrant(
  {
    kind: 'worker',
    onFault(error) {
      throw error
    },
  },
  'Tìm Tin, engine in a worker',
)
