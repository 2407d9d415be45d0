import type { Server } from 'node:http'
import path from 'node:path'
import type { Command } from 'commander'
import { pino } from 'pino'
import {
  buildIndex,
  indexHealth,
  ingestPaths,
  keysOf,
  openArchiveInWorker,
  openIntakeInProcess,
  storedArticles,
} from '../../src/composition.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { createApp, listen } from '../../src/web/server/app.js'
import { createPushApp } from '../../src/web/server/push-app.js'
import { addExamples } from '../shared/command-line.js'
import { showProgress } from '../shared/progress.js'

/** Adds the sample articles to an empty archive, so that there is something to see. */
async function fillWithSample(config: Config): Promise<void> {
  if ((await storedArticles(config)) > 0) return
  const sample = path.join(config.projectRoot, 'data', 'sample')
  process.stdout.write(`No articles in ${config.dataFolder} yet: taking in the sample of ${sample}\n`)
  const { added } = await ingestPaths(config, [sample], {
    rejects: ({ file, reason }) => {
      throw new TimtinError(
        'internal',
        'sample-rejected',
        `A sample article was rejected: ${reason}`,
        file,
        'Restore it.',
      )
    },
  })
  process.stdout.write(`${added} sample articles added\n`)
}

async function bringIndexUpToDate(config: Config): Promise<void> {
  const progress = showProgress('Indexing')
  const onProgress = ({ done, total }: { done: number; total: number }) => progress.update(done, total)
  try {
    const { isReady, problem } = await indexHealth(config)
    if (!isReady) process.stdout.write(`${problem} Building it.\n`)
    const report = await buildIndex(config, { full: !isReady, onProgress }).catch((error: unknown) => {
      // A damaged segment is noticed only when it is read.
      if (!(error instanceof TimtinError) || error.code !== 'index-damaged') throw error
      process.stdout.write(`${error.what} Rebuilding it.\n`)
      return buildIndex(config, { full: true, onProgress })
    })
    progress.stop()
    if (report.changed)
      process.stdout.write(`Indexed ${report.indexed} articles in ${(report.milliseconds / 1000).toFixed(1)} s\n`)
  } finally {
    progress.stop()
  }
}

export function define(command: Command): void {
  command.action(start)
  command.addHelpText(
    'after',
    '\nIt is set up by the environment: HOST, PORT, TIMTIN_DATA, TIMTIN_ENGINE, TIMTIN_URL, TIMTIN_PUSH,\nTRUST_PROXY (see README.md).',
  )
  addExamples(command, 'PORT=8080 TIMTIN_DATA=/srv/timtin/my-paper timtin start')
}

async function start(): Promise<void> {
  const config = readConfig()
  const logger = pino()
  await fillWithSample(config)
  await bringIndexUpToDate(config)
  const archive = await openArchiveInWorker(config, (error) =>
    logger.error({ err: error }, 'the archive met a fault; what it served before goes on'),
  )
  const { search, desk, gazetteer } = archive
  const intake = openIntakeInProcess(config)
  const push = { keys: keysOf(config), intake }
  const app = createApp({
    ...(config.push === null ? { push } : {}),
    search,
    desk,
    gazetteer,
    clock: systemClock,
    projectRoot: config.projectRoot,
    logger,
    siteUrl: config.siteUrl,
    trustedProxies: config.trustedProxies,
  })
  const servers: Server[] = []
  const close = async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    await intake.close()
    await archive.close()
  }
  try {
    servers.push(await listen(app, config.host, config.port))
    if (config.push !== null) {
      servers.push(await listen(createPushApp({ ...push, logger }), config.push.host, config.push.port))
    }
  } catch (error) {
    await close()
    throw error
  }
  const [server] = servers
  const { articles } = await search.status()
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const publicly = config.siteUrl === null ? '' : `, for visitors at ${config.siteUrl}`
  process.stdout.write(`Tìm Tin serves ${articles} articles at http://${config.host}:${port}${publicly}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await close()
}
