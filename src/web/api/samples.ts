import { emptySearch } from '../../search/finding/empty-search.js'
import type { Site } from '../server/site.js'
import type { Samples } from './about.js'

/**
 * What stands in examples while the archive has nothing of the kind: such a request is answered with 404. Examples that
 * change the archive always have the invented article: whoever pastes them must not lose one of his own.
 */
export const invented = { article: 'bai-123', document: '60-nq-hdnd', source: 'bao-tinh' }

/** What the examples of the description are made of: the newest article, and what has most articles. */
export async function samplesOf({ search, gazetteer }: Pick<Site, 'search' | 'gazetteer'>): Promise<Samples> {
  const [{ hits, facets }, [document]] = await Promise.all([
    search.search({ ...emptySearch, sort: 'newest', size: 1 }),
    search.documents(1),
  ])
  return {
    article: hits.at(0)?.id ?? invented.article,
    document: document?.slug ?? invented.document,
    agency: facets.agency.at(0)?.value ?? gazetteer.agencies()[0].id,
    source: facets.source.at(0)?.value ?? invented.source,
    province: facets.province.at(0)?.value ?? gazetteer.provinces()[0].name,
  }
}
