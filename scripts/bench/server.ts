import { BenchProcess, inOwnProcess } from './process.js'
import type { BenchQuery } from './queries.js'
import type { ServerResult } from './result.js'

/** As many articles as a newsroom may add at once. */
const updateArticles = 100

/**
 * Measures a process that does what the server does: loading, searches, memory, and loading newer builds made by
 * another process. Changes the archive.
 */
export async function measureServer(
  dataFolder: string,
  articles: number,
  measured: readonly BenchQuery[],
): Promise<ServerResult> {
  const queries = measured.map(({ text }) => text)
  const topics = measured.filter(({ kind }) => kind === 'topic').map(({ text }) => text)
  const server = new BenchProcess()
  try {
    const { milliseconds, block } = await server.call('start', dataFolder)
    const search = await server.call('serve', queries)
    const memory = await server.call('memory')
    const suggest = await server.call('suggest', topics)
    await server.call('startServingUntilNewer', queries)
    const added = await inOwnProcess('update', dataFolder, updateArticles)
    const update = await server.call('newerServed')
    await server.call('startServingUntilNewer', queries)
    await inOwnProcess('build', dataFolder)
    const rebuild = await server.call('newerServed')
    return {
      load: { ms: milliseconds, block },
      search,
      suggest,
      memory,
      memoryPerArticle: memory.resident / articles,
      update: { ...update, articles: updateArticles, buildMs: added.milliseconds },
      rebuild,
    }
  } finally {
    await server.end()
  }
}
