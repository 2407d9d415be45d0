import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { findChromium } from '../../../scripts/tools/chromium.js'

/** No GPU, no updates, and no network traffic except the test's own. */
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

/** Starts the installed Chromium, which `npm test` makes sure of; without one, the test fails. */
async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium found: run npm test, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: flags })
}

/** Runs `use` with a page in a context of its own; any error in the page's console fails the test. */
export type WithPage = (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => Promise<void>

/** A browser for the tests of the calling file. */
export function useBrowser(): WithPage {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())
  return (options, use) => withPage(browser!, options, use)
}

async function withPage(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // The console reports pages that answer 4xx on purpose as resources that failed to load.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  try {
    await use(page)
  } finally {
    await context.close()
  }
  if (faults.length > 0) throw new Error(`The page's console reports: ${faults.join('; ')}`)
}
