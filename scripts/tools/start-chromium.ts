import { chromium, type Browser } from 'playwright-core'
import { findChromium } from './chromium.js'

/** No GPU, no updates, and no network traffic except for the pages that are asked for. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the installed Chromium, which `npm test` makes sure of.
 * @throws Error when there is none
 */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium found: run npm test, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: flags })
}
