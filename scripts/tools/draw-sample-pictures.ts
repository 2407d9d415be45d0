/** Draws the pictures of the sample articles: scenes in the light of their hour, in code alone, nobody's photograph. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import sharp from 'sharp'
import { readConfig } from '../../src/config.js'
import { scenes } from './sample-scenes.js'

/** Most bytes of a picture: the sample comes with every installation. */
const mostBytes = 25_000

async function draw(): Promise<void> {
  const folder = path.join(readConfig().projectRoot, 'data', 'sample')
  for (const [name, scene] of Object.entries(scenes)) {
    const file = path.join(folder, name)
    let quality = 74
    let bytes: Buffer
    do {
      bytes = await sharp(Buffer.from(scene())).jpeg({ quality, mozjpeg: true }).toBuffer()
      quality -= 4
    } while (bytes.length > mostBytes && quality > 10)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    process.stdout.write(`${name}: ${bytes.length} bytes\n`)
  }
}

await new Command('draw-sample-pictures')
  .description('Draws the pictures of the sample articles into data/sample.')
  .action(draw)
  .parseAsync()
