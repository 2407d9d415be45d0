import type { Locator, Page } from 'playwright-core'

/** More presses than needed to reach the last link of any sample page. */
const mostPresses = 250

/**
 * Moves to an element with Tab only, as without a mouse; fails if it is never reached, or reached while it is not
 * visible.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses++) {
    if (!(await target.evaluate((node) => node.matches(':focus-visible')))) {
      await page.keyboard.press('Tab')
      continue
    }
    const box = await target.boundingBox()
    const { width, height } = page.viewportSize()!
    const isSeen = box !== null && box.x >= 0 && box.y >= 0 && box.x < width && box.y < height
    if (!isSeen) throw new Error(`The focus is on ${target.toString()}, but out of sight.`)
    return
  }
  throw new Error(`Tab never reaches ${target.toString()}.`)
}

/** Moves to a link or button with Tab and presses Enter. */
export async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
