import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Options for axe: all rules. */
export const everyRule = '{}'

/**
 * The violations that axe finds on a page in its current state: rule and element.
 * @param rules options for axe, as JavaScript
 */
export async function violationsOf(page: Page, rules: string): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate<string[]>(
    `axe.run(${rules}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  )
}
