import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startChromium } from '../../../scripts/tools/start-chromium.js'

/** Runs `use` with a page in a context of its own; any error in the page's console fails the test. */
export type WithPage = (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => Promise<void>

/** A browser for the tests of the calling file. */
export function useBrowser(): WithPage {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await startChromium()
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
