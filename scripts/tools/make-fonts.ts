import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.js'

/**
 * Makes the site's fonts from Source Serif 4 (SIL Open Font License), as part of the build: its whole file is 64 KB, of
 * which a list needs one weight and the letters of Vietnamese.
 */
const family = 'source-serif-4'
/** Headings and the lead; the text of an article. */
const weights = [700, 400]

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')

/**
 * Characters by subset of the package, which has each in a file of its own. `public/timtin.css` names them as
 * `unicode-range`.
 */
const subsets = {
  latin: `${range(0x20, 0x7e)}\u00a0«°·»×ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý²³½–—‘’“”…•€−`,
  vietnamese:
    'ĂăĐđĨĩŨũƠơƯư₫\u0300\u0301\u0303\u0309\u0323' +
    // Every Vietnamese letter with a mark that is not in Latin-1.
    range(0x1ea0, 0x1ef9),
}

const { resolve } = createRequire(import.meta.url)
const thisFile = fileURLToPath(import.meta.url)
const folder = path.join(readConfig({}).projectRoot, 'dist', 'fonts')
mkdirSync(folder, { recursive: true })
for (const [subset, characters] of Object.entries(subsets)) {
  const source = resolve(`@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`)
  for (const weight of weights) {
    const file = path.join(folder, `${family}-${subset}-${weight}.woff2`)
    const newest = Math.max(...[source, thisFile].map((input) => statSync(input).mtimeMs))
    if (existsSync(file) && statSync(file).mtimeMs >= newest) continue
    // Loaded only where there is something to make: every start of the site runs the build.
    const { default: subsetFont } = await import('subset-font')
    const font = await subsetFont(readFileSync(source), characters, {
      targetFormat: 'woff2',
      variationAxes: { wght: weight },
    })
    writeFileSync(file, font)
  }
}
