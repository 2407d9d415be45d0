import type { Config } from '../config.js'
import { TimtinError } from '../errors.js'
import { loadGazetteer } from '../gazetteer-files.js'
import { PublicReader } from '../serving/public-reader.js'
import { readSettings, type ReadSettings } from '../settings/read-settings.js'
import { openStore, storeFolder } from '../store/article-store.js'
import type { ArticleReader } from '../store/types.js'
import { nearestWord } from '../text/nearest-word.js'

/** Whose site an archive is, and what of the archive that site shows. */

/** The settings with the default province under its own name. @throws TimtinError `bad-settings` */
function withProvince({ settings, file }: ReadSettings, projectRoot: string): ReadSettings['settings'] {
  const { defaultProvince } = settings
  if (defaultProvince === undefined) return settings
  const gazetteer = loadGazetteer(projectRoot)
  const province = gazetteer.province(defaultProvince)
  if (province !== null) return { ...settings, defaultProvince: province.name }
  const names = gazetteer.provinces().map(({ name }) => name)
  const near = nearestWord(defaultProvince, names)
  const what = `"defaultProvince" is ${JSON.stringify(defaultProvince)}, which is no province of today or former.`
  const advice = near === null ? 'Write its name as articles have it.' : `Did you mean "${near}"?`
  throw new TimtinError('usage', 'bad-settings', what, file ?? '', advice)
}

/**
 * Reads the operator's configuration, and makes it count in the archive too.
 * @throws TimtinError `bad-settings`, `bad-logo`
 */
export function withSettings(config: Config): { config: Config; settings: ReadSettings } {
  const read = readSettings(config.settings.file, config.settings.isNamed)
  const settings = { ...read, settings: withProvince(read, config.projectRoot) }
  const { hiddenSources, pictures } = settings.settings
  return { config: { ...config, hiddenSources, pictures }, settings }
}

/** Opens an archive's store for reading, as the public sees it. @throws TimtinError those of `openStore` */
export function openPublicStore(config: Config, options: { evenPartly?: boolean } = {}): ArticleReader {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true, ...options })
  return config.hiddenSources.length === 0 ? store : new PublicReader(store, config.hiddenSources)
}
