import type { Locator, Page } from 'playwright-core'

/** More than any page of the sample needs to its last link. */
const mostPresses = 250

/** Walks to an element as somebody without a mouse does, by Tab alone; fails when that never reaches it, or unseen. */
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

/** Walks to a link or button by Tab and follows it by Enter. */
export async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
