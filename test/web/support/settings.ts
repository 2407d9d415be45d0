import { noSettings, parseSettings, type ReadSettings } from '../../../src/settings/read-settings.js'

/** Settings as of a file that says this. */
export const settingsOf = (value: object, logo: ReadSettings['logo'] = null): ReadSettings => ({
  ...noSettings,
  settings: parseSettings('timtin.config.json', value),
  logo,
})
