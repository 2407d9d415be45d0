import path from 'node:path'
import { loadGazetteer } from '../../src/gazetteer-files.js'

/** The gazetteer from the project's own tables. */
export const gazetteer = loadGazetteer(path.resolve(import.meta.dirname, '../..'))

/** Ids of the agencies that a text names, in text order. */
export function agenciesIn(text: string): string[] {
  return gazetteer.recognise(text).agencies.map(({ id }) => id)
}

/** Names of the provinces that a text names, in text order. */
export function provincesIn(text: string): string[] {
  return gazetteer.recognise(text).provinces.map(({ id }) => id)
}
