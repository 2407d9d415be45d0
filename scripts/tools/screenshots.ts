/** Pictures every kind of page over the sample articles, for docs/screenshots. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { readConfig } from '../../src/config.js'
import type { Readiness } from '../../src/readiness.js'
import { runCommandLine } from '../shared/command-line.js'
import { corrected, shots, shotWidths, withdrawn, type Shot } from './screenshot-pages.js'
import { runTimtin, ServedSite } from './served-site.js'
import { startChromium } from './start-chromium.js'

/** Most of a page that is pictured, in CSS pixels: one and a half screens of a phone, one of a desktop. */
const tallest: Record<number, number> = { 390: 1300, 1280: 1000 }
/** All pictures together stay below 3 MB. */
const quality = 32

interface Options {
  port: number
  only?: string
}

/** Corrects one of the sample's articles and withdraws one, while they are served. @param folder of the site's data */
async function changeSample(folder: string): Promise<void> {
  const correction = path.join(folder, 'correction.json')
  await writeFile(correction, JSON.stringify(corrected.fields))
  const sample = path.join(folder, 'sample')
  await runTimtin(sample, 'correct', corrected.id, correction)
  await runTimtin(sample, 'withdraw', withdrawn.id, '--reason', withdrawn.reason)
}

/** Takes one picture. @returns the name of its file */
async function take(
  browser: Browser,
  site: string,
  folder: string,
  { name, path: address, act, isScreen = false }: Shot,
  width: number,
  colours: 'light' | 'dark',
): Promise<string> {
  const isPhone = width < 600
  const viewport = { width, height: isPhone ? 844 : 900 }
  const context = await browser.newContext({ locale: 'vi-VN', viewport, hasTouch: isPhone, colorScheme: colours })
  try {
    const page = await context.newPage()
    await page.goto(site + address, { waitUntil: 'networkidle' })
    await act?.(page)
    await page.waitForLoadState('networkidle')
    if (!isScreen) {
      const height = await page.evaluate<number>('document.documentElement.scrollHeight')
      await page.setViewportSize({ width, height: Math.min(Math.max(height, viewport.height), tallest[width]) })
    }
    // Pictures further down are loaded when they come near.
    await page.evaluate('for (const image of document.images) image.loading = "eager"')
    await page.waitForLoadState('networkidle')
    while (!(await page.evaluate<boolean>('[...document.images].every((image) => image.complete)')))
      await setTimeout(50)
    const file = `${name}-${width}${colours === 'dark' ? '-dark' : ''}.webp`
    await sharp(await page.screenshot())
      .webp({ quality, effort: 6 })
      .toFile(path.join(folder, file))
    return file
  } finally {
    await context.close()
  }
}

/** Waits until all articles of the sample can be searched. @throws Error when that takes more than a minute */
async function whole(site: ServedSite): Promise<void> {
  const isWhole = ({ articles, lag }: Readiness) => articles.indexed !== null && articles.indexed > 0 && lag === 0
  if ((await site.until(isWhole, 60_000)) === null) throw new Error('The sample articles were never served.')
}

const picturesOf = ({ name, widths = shotWidths, isDark = false }: Shot): [string, string][] =>
  (isDark ? ['', '-dark'] : ['']).flatMap((colours) =>
    widths.map((width): [string, string] => [`${name}-${width}${colours}.webp`, `${width}${colours && ', dark'}`]),
  )

/** The list of the pictures, which GitHub shows below the folder's files. */
function listOfPictures(): string {
  const sections = shots.map((shot) => {
    const pictures = picturesOf(shot).map(
      ([file, caption]) => `<img src="${file}" alt="${shot.title}, ${caption}" height="420">`,
    )
    return `## ${shot.title}\n\n\`${shot.path}\`\n\n${pictures.join('\n')}\n`
  })
  return `# Every kind of page

Pictures of the site over the sample articles (invented), at 390 and 1,280 pixels, some also in dark colours.
\`npm run screenshots\` makes them and this list.

${sections.join('\n')}`
}

async function takeAll({ port, only }: Options): Promise<void> {
  const folder = path.join(readConfig().projectRoot, 'docs', 'screenshots')
  const wanted = shots.filter(({ name }) => only === undefined || name === only)
  if (only === undefined) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'README.md'), listOfPictures())
  }
  const data = await mkdtemp(path.join(os.tmpdir(), 'timtin-screenshots-'))
  // Following a search is offered where e-mail can be sent; none is.
  const environment = {
    TIMTIN_SMTP: 'smtp://localhost:9',
    TIMTIN_MAIL_FROM: 'tin@tin.example',
    TIMTIN_URL: `http://localhost:${port}`,
  }
  const site = new ServedSite(data, port, [], environment)
  const browser = await startChromium()
  try {
    await whole(site)
    await changeSample(data)
    await whole(site)
    for (const shot of wanted) {
      for (const width of shot.widths ?? shotWidths) {
        for (const colours of shot.isDark ? (['light', 'dark'] as const) : (['light'] as const)) {
          const file = await take(browser, site.url, folder, shot, width, colours)
          process.stdout.write(`${file}\n`)
        }
      }
    }
  } finally {
    await browser.close()
    await site.end('SIGTERM')
    await rm(data, { recursive: true, force: true })
  }
  process.stdout.write(`${(await readdir(folder)).length - 1} pictures in ${folder}\n`)
}

const command = new Command('node dist/scripts/tools/screenshots.js')
  .description('Picture every kind of page over the sample articles, at 390 and 1,280 pixels, into docs/screenshots.')
  .option('--port <port>', 'where the site is served meanwhile', Number, 4391)
  .option('--only <name>', 'one page alone, by the name of its file')
  .action(takeAll)
await runCommandLine(command, process.argv.slice(2))
