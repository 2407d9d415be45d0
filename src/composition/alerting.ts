import { Alerting } from '../alerts/alerting.js'
import { searchOf } from '../alerts/followed-search.js'
import { Matcher } from '../alerts/matching/matcher.js'
import { Mailer } from '../alerts/sending/mailer.js'
import { Webhooks } from '../alerts/sending/webhook.js'
import { KeptSignUps } from '../alerts/sign-ups.js'
import { alertsFolder, AlertStore } from '../alerts/storage/alert-store.js'
import { DerivedSecrets } from '../alerts/tokens.js'
import type { Letterhead } from '../alerts/messages/types.js'
import type { SignUps } from '../alerts/types.js'
import type { Clock, Config, MailSettings } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { EditorialFiles } from '../editorial-files.js'
import { MemoryPercolator } from '../engine/memory/percolator.js'
import { storedSearches, type StoredSearches } from '../search/stored/reader.js'
import type { SearchQuestions } from '../search/types.js'
import { FollowedStore } from '../serving/followed-store.js'
import { dayOf } from '../text/dates.js'
import { articleHref, confirmAlertHref, leaveAlertHref } from '../web/urls/links.js'
import { loadCommon, type Common } from './engines.js'
import { storeAccess } from './serving.js'

/** How new articles are told to those who follow a search. */

/**
 * A matcher without searches, for the archive of a configuration.
 * @param readings asks that archive how it reads searches
 */
export async function openMatcher(
  config: Config,
  readings: SearchQuestions['readings'],
  clock: Clock,
): Promise<{ matcher: Matcher; searches: StoredSearches; common: Common; files: EditorialFiles }> {
  const common = loadCommon(config)
  const { analyzer, gazetteer, lexica } = common
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, analyzer)
  const { abbreviations } = lexica
  const searches = storedSearches({ analyzer, gazetteer, abbreviations, lists: () => files.current, clock })
  const matcher = new Matcher({
    needs: (params) => searches.needs(params),
    percolate: (articles) => MemoryPercolator.of(articles, analyzer),
    readings,
    clock,
  })
  return { matcher, searches, common, files }
}

/** What the process of the alerts is given. */
interface AlertingSettings {
  letterhead: Letterhead
  readings: SearchQuestions['readings']
  permission: Permission
  clock: Clock
  onFault: (error: Error) => void
}

/** Opens what the process of the alerts does. @throws TimtinError `list-malformed`, `list-unreadable` */
export async function openAlerting(
  config: Config,
  mail: MailSettings,
  { letterhead, readings, permission, clock, onFault }: AlertingSettings,
): Promise<{ alerting: Alerting; refresh(): Promise<void>; close(): Promise<void> }> {
  const { matcher, searches, common, files } = await openMatcher(config, readings, clock)
  const folder = alertsFolder(config.dataFolder)
  const store = new AlertStore(folder)
  const log = new FollowedStore(storeAccess(config))
  const site = config.siteUrl ?? ''
  const mailer = new Mailer(mail.server, mail.from, new URL(site).hostname)
  const webhooks = new Webhooks(permission, `TimTin/0.1 (+${site})`)
  const alerting = new Alerting({
    letterhead,
    store,
    secrets: new DerivedSecrets(folder),
    log,
    matcher,
    searches,
    searchOf: (followed) => searchOf(followed, common.gazetteer),
    edition: () => `${dayOf(clock())} ${files.current.version}`,
    mailer,
    webhooks,
    links: {
      page: (path) => site + path,
      article: (article) => site + articleHref(article),
      confirm: (token) => site + confirmAlertHref(token),
      leave: (token) => site + leaveAlertHref(token),
    },
    clock,
    onFault,
  })
  return {
    alerting,
    refresh: () => files.refresh(),
    close: async () => {
      mailer.close()
      await webhooks.close()
      await log.close()
      await store.close()
    },
  }
}

/** The alerts of an archive as commands and visitors change them. */
export function openSignUps(config: Config, clock: Clock): { signUps: SignUps; store: AlertStore } {
  const folder = alertsFolder(config.dataFolder)
  const store = new AlertStore(folder)
  return { store, signUps: new KeptSignUps(store, new DerivedSecrets(folder), clock) }
}
