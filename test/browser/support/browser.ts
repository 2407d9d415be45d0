import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { findChromium } from '../../../scripts/tools/chromium.js'

/** No graphics card, no updates, no traffic but the test's own. */
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

/** Starts the machine's Chromium; without one the test fails, which is what `npm test` prepares for. */
async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium found: run npm test, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: flags })
}

/** Runs `use` with a page of its own context; anything that the page's console reports as an error fails it. */
export type WithPage = (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => Promise<void>

/** A browser for the tests of the file that calls this. */
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
    // A page that answers 4xx on purpose is reported as a resource that failed to load.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  try {
    await use(page)
  } finally {
    await context.close()
  }
  if (faults.length > 0) throw new Error(`The page's console reports: ${faults.join('; ')}`)
}
