import type { Server } from 'node:http'
import type { Command } from 'commander'
import { pino } from 'pino'
import type { Letterhead } from '../../src/alerts/messages/types.js'
import { runAlerts } from '../../src/alerts/running.js'
import { openSignUps } from '../../src/composition/alerting.js'
import { keysOf, openIntakeInProcess } from '../../src/composition/taking-in.js'
import { sampleConfig, serveArchive } from '../../src/composition/serving.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig, readMailSettings, systemClock } from '../../src/config.js'
import { diskFaults } from '../../src/disk-space.js'
import { faultsOfFiles } from '../../src/following/followed.js'
import { followSources } from '../../src/following/following.js'
import { gatherWhileServing } from '../../src/picturing/picturing.js'
import { loadLabels } from '../../src/label-files.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { withProblems } from '../../src/readiness.js'
import { loadSources } from '../../src/source-files.js'
import type { ReadSettings } from '../../src/settings/read-settings.js'
import { createApp, listen } from '../../src/web/server/app.js'
import { drained } from '../../src/web/server/draining.js'
import { LogOutput } from '../../src/web/server/log-output.js'
import { createPushApp } from '../../src/web/server/push-app.js'
import { addExamples, addNote } from '../help/help.js'

/** Milliseconds that open requests get to end when the server is told to: as long as container managers wait. */
const drainMs = 10_000

export function define(command: Command): void {
  command.action(start)
  addNote(
    command,
    'It is set up by the environment: HOST, PORT, TIMTIN_DATA, TIMTIN_CONFIG, TIMTIN_ENGINE, TIMTIN_URL, TIMTIN_PUSH,' +
      '\nTIMTIN_CORS, TIMTIN_SMTP, TIMTIN_MAIL_FROM, TRUST_PROXY (see README.md); timtin.config.json in its data folder says whose site it is (see' +
      '\ndocs/configuration.md) and is read when it starts. It keeps the index up to date by itself; /readyz says how far' +
      '\nit can answer.',
  )
  addExamples(command, 'PORT=8080 TIMTIN_DATA=/srv/timtin/my-paper timtin start')
}

/** Links and buttons of e-mails in a site whose operator names no colour: as on its pages (`--link` of timtin.css). */
const usualColour = '#12505a'

const letterheadOf = ({ settings: { name, colours } }: ReadSettings): Letterhead => ({
  siteName: name,
  colour: colours.brand ?? usualColour,
})

async function start(): Promise<void> {
  const { config, settings } = withSettings(readConfig())
  const mail = readMailSettings()
  const output = new LogOutput(process.stdout)
  // The only argument would be taken for options, as it is no stream of Node.
  const logger = pino({}, output)
  const gazetteer = loadGazetteer(config.projectRoot)
  const archive = serveArchive(config, (error) =>
    logger.error({ err: error }, 'the archive met a fault; what can be served goes on being served'),
  )
  const fileFaults = faultsOfFiles(config.dataFolder, systemClock)
  const noRoom = diskFaults(config.dataFolder, systemClock)
  const crawled = new Map<string, number>()
  const intake = openIntakeInProcess(config)
  const push = { keys: keysOf(config), intake }
  const alerts = mail === null ? null : openSignUps(config, systemClock)
  const app = createApp({
    ...(alerts === null ? {} : { alerts: alerts.signUps }),
    ...(config.push === null ? { push } : {}),
    search: archive.search,
    desk: archive.desk,
    readiness: () => withProblems(archive.readiness(), [...fileFaults(), ...noRoom()], config.dataFolder),
    gazetteer,
    labels: loadLabels(config.projectRoot, config.dataFolder),
    clock: systemClock,
    projectRoot: config.projectRoot,
    logger,
    figures: { droppedLogLines: () => output.dropped, crawled: () => crawled },
    settings,
    siteUrl: config.siteUrl,
    trustedProxies: config.trustedProxies,
    cors: config.cors,
    pictures: { mode: config.pictures, dataFolders: [config.dataFolder, sampleConfig(config).dataFolder] },
  })
  const following = followSources(config, {
    onRound: ({ counts }) => {
      for (const [outcome, count] of Object.entries(counts)) crawled.set(outcome, (crawled.get(outcome) ?? 0) + count)
      logger.info({ counts }, 'the followed sources were crawled')
    },
    onFault: (error) => logger.error({ err: error }, 'following the sources met a fault; it goes on'),
  })
  const picturing = gatherWhileServing(config, systemClock, {
    onGathered: (gathered) => logger.info({ gathered }, 'the pictures of articles were gathered'),
    onFault: (error) => logger.error({ err: error }, 'gathering pictures met a fault; it goes on'),
  })
  const alerting =
    mail === null
      ? null
      : runAlerts(
          config,
          mail,
          letterheadOf(settings),
          (searches) => archive.search.readings(searches),
          (error) => logger.error({ err: error }, 'the alerts met a fault; they go on'),
        )
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map((server) => drained(server, drainMs)))
    await following.close()
    await picturing.close()
    await alerting?.close()
    await alerts?.store.close()
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
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const publicly = config.siteUrl === null ? '' : `, for visitors at ${config.siteUrl}`
  output.write(`Tìm Tin serves ${config.dataFolder} at http://${config.host}:${port}${publicly}\n`)
  for (const [source, { message }] of loadSources(config.dataFolder).faults) {
    logger.error({ source }, `left out: ${message}`)
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await close()
}
