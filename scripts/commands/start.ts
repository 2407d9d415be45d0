import type { Command } from 'commander'
import { pino } from 'pino'
import { serveArchive } from '../../src/composition.js'
import { readConfig, systemClock } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { createApp, listen } from '../../src/web/server/app.js'
import { addExamples } from '../shared/command-line.js'

export function define(command: Command): void {
  command.action(start)
  command.addHelpText(
    'after',
    '\nIt is set up by the environment: HOST, PORT, TIMTIN_DATA, TIMTIN_ENGINE, TIMTIN_URL, TRUST_PROXY (see README.md).' +
      '\nIt keeps the index up to date by itself; /readyz says how far it can answer.',
  )
  addExamples(command, 'PORT=8080 TIMTIN_DATA=/srv/timtin/my-paper timtin start')
}

async function start(): Promise<void> {
  const config = readConfig()
  const logger = pino()
  const gazetteer = loadGazetteer(config.projectRoot)
  const archive = serveArchive(config, (error) =>
    logger.error({ err: error }, 'the archive met a fault; what can be served goes on being served'),
  )
  const app = createApp({
    search: archive.search,
    desk: archive.desk,
    readiness: () => archive.readiness(),
    gazetteer,
    clock: systemClock,
    projectRoot: config.projectRoot,
    logger,
    siteUrl: config.siteUrl,
    trustedProxies: config.trustedProxies,
  })
  const server = await listen(app, config.host, config.port).catch(async (error: unknown) => {
    await archive.close()
    throw error
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const publicly = config.siteUrl === null ? '' : `, for visitors at ${config.siteUrl}`
  process.stdout.write(`Tìm Tin serves ${config.dataFolder} at http://${config.host}:${port}${publicly}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await archive.close()
}
