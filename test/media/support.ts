import sharp from 'sharp'
import { createHash } from 'node:crypto'
import type { Newsroom } from '../crawl/support/crawling.js'
import type { SiteArticle } from '../support/news-site.js'

/** A picture of two colours, so that its parts can be told apart: another one for each number. */
export async function photograph(
  number: number,
  { width = 320, height = 240, format = 'jpeg' as 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' } = {},
): Promise<Buffer> {
  const colour = createHash('sha256').update(String(number)).digest('hex').slice(0, 6)
  const half = { width, height: Math.ceil(height / 2), channels: 3 as const, background: `#${colour}` }
  return sharp({ create: { width, height, channels: 3, background: '#204060' } })
    .composite([{ input: await sharp({ create: half }).png().toBuffer(), top: 0, left: 0 }])
    .toFormat(format)
    .toBuffer()
}

/** Puts pictures, with captions, into the page of an article of the test site, and serves them. */
export function illustrate(room: Newsroom, article: SiteArticle, pictures: Record<string, Buffer | null>): void {
  const { site } = room
  const figures = Object.keys(pictures).map(
    (path) => `<figure><img src="${path}"><figcaption>Chú thích của ${path}</figcaption></figure>`,
  )
  const page = site.pageOf(article).replace('</p></div>', `</p>${figures.join('')}</div>`)
  site.misbehave(new RegExp(`^${site.pathOf(article).replace('.', '\\.')}`, 'u'), (_, response) => {
    response.type('html').send(page)
  })
  for (const [path, bytes] of Object.entries(pictures)) {
    if (bytes === null) continue
    site.misbehave(new RegExp(`^${path.replace('.', '\\.')}$`, 'u'), (_, response) => {
      response.type(path.replace(/^.*\./u, '')).send(bytes)
    })
  }
}
