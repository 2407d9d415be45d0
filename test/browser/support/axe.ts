import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Options of axe: all that it can find. */
export const everyRule = '{}'

/**
 * What axe finds wrong with a page as it stands: rule and element.
 * @param rules options of axe, as JavaScript
 */
export async function violationsOf(page: Page, rules: string): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate<string[]>(
    `axe.run(${rules}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  )
}
