import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip, gzipSync } from 'node:zlib'
import express, { type Express, type Request, type Response } from 'express'

/** An invented article of the site. */
export interface SiteArticle {
  id: number
  slug: string
  title: string
  paragraphs: string[]
  /** ISO 8601. */
  published: string
  /** ISO 8601; as the sitemap states it. */
  changed: string
}

const places = ['bến Vạc', 'làng Rèm', 'chợ Gòi', 'đồng Sạn', 'xóm Lạch', 'cầu Ngói', 'bãi Trầm', 'núi Cõi']
const deeds = [
  'mở lại phiên sớm',
  'đắp bờ giữ nước',
  'trồng thêm hàng cau',
  'sửa mái đình',
  'lập tổ đọc sách',
  'vét mương',
]

/** Article number `id`, invented by rule: every one has a title and text of its own. */
export function inventedArticle(id: number, published: string): SiteArticle {
  const place = places[id % places.length]
  const deed = deeds[(id >> 3) % deeds.length]
  const title = `Bài ${id}: ${place} ${deed}`
  return {
    id,
    slug: `bai-${id}-cua-bao-thu`,
    title,
    paragraphs: [
      `Người ${place} hẹn nhau ${deed} vào sáng thứ bảy, ai có xuồng thì đi xuồng, ai có xe thì đi xe.`,
      `Việc thứ ${id} trong sổ của thôn được chia cho ${(id % 17) + 3} nhà, mỗi nhà một buổi, xong trước ngày rằm.`,
    ],
    published,
    changed: published,
  }
}

/** What the site answers besides its articles. */
export type Misbehaviour = (request: Request, response: Response) => void | Promise<void>

/** A newspaper's site on this machine, which misbehaves where it is told to. */
export class NewsSite {
  readonly articles = new Map<number, SiteArticle>()
  /** Every request so far: path with query, and what the client said about what it knows. */
  readonly requests: { path: string; conditional: boolean; at: number }[] = []
  /** Text of robots.txt; null: it answers 404. */
  robots: string | null = 'User-agent: *\nDisallow: /cam/\n'
  /** Articles of one page of the home page and of the feed. */
  pageLength = 20
  /** Further entries: addresses, in the sitemap and on the home page. */
  readonly linked: string[] = []
  private readonly misbehaviours: [RegExp, Misbehaviour][] = []
  private readonly app: Express
  private server: Server | null = null
  origin = ''

  constructor() {
    this.app = express()
    this.app.disable('etag')
    this.app.use((request, response, next) => {
      const conditional = request.headers['if-none-match'] !== undefined
      this.requests.push({ path: request.originalUrl, conditional, at: performance.now() })
      const found = this.misbehaviours.find(([pattern]) => pattern.test(request.originalUrl))
      if (found) void found[1](request, response)
      else next()
    })
    this.app.get('/robots.txt', (_, response) => {
      if (this.robots === null) response.status(404).end()
      else response.type('text/plain').send(this.robots)
    })
    this.app.get(['/', '/trang-:page'], (request, response) => {
      const page = Number(request.params.page ?? 1)
      const newest = this.newest()
      const shown = newest.slice((page - 1) * this.pageLength, page * this.pageLength)
      const next = page * this.pageLength < newest.length ? `<a href="/trang-${page + 1}">Trang sau</a>` : ''
      const more = page === 1 ? this.linked.map((address) => `<a href="${address}">Xem</a>`).join(' ') : ''
      this.send(
        request,
        response,
        `<title>Báo Thử</title><link rel="alternate" type="application/rss+xml" href="/rss/home.rss">
        <h1>Báo Thử</h1>${shown.map((one) => `<h3><a href="${this.pathOf(one)}?utm_source=trang-chu">${one.title}</a></h3>`).join('')}${next}${more}`,
      )
    })
    this.app.get('/rss/home.rss', (request, response) => {
      const items = this.newest().slice(0, this.pageLength)
      const xml = items.map(
        (one) =>
          `<item><title>${one.title}</title><link>${this.origin}${this.pathOf(one)}</link><pubDate>${new Date(one.published).toUTCString()}</pubDate>
          <description><![CDATA[<a href="${this.pathOf(one)}"><img src="/a.jpg"></a> Vài chữ.]]></description></item>`,
      )
      this.send(
        request,
        response,
        `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo Thử</title><link>${this.origin}/</link><description>Tin</description>${xml.join('')}</channel></rss>`,
        'application/rss+xml',
      )
    })
    this.app.get('/sitemap.xml', (_, response) => {
      response.type('xml').send(
        `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${this.origin}/sitemap-bai.xml.gz</loc></sitemap>
        ${this.linked.map((address) => `<url><loc>${new URL(address, this.origin).href}</loc></url>`).join('')}</urlset>`,
      )
    })
    this.app.get('/sitemap-bai.xml.gz', (_, response) => {
      const urls = this.newest().map(
        (one) => `<url><loc>${this.origin}${this.pathOf(one)}</loc><lastmod>${one.changed}</lastmod></url>`,
      )
      response
        .type('application/gzip')
        .send(gzipSync(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`))
    })
    this.app.get(/^\/bai\/.*-(\d+)\.html$/, (request, response, next) => {
      const article = this.articles.get(Number(request.params[0]))
      if (article) this.send(request, response, this.pageOf(article))
      else next()
    })
    this.app.use((_, response) => void response.status(404).type('html').send('<h1>Không có trang này</h1>'))
  }

  /** Adds articles `from` to `to`, one an hour up to a time. */
  publish(from: number, to: number, until = Date.parse('2026-11-29T08:00:00+07:00')): void {
    for (let id = from; id <= to; id++) {
      const published = new Date(until - (to - id) * 3_600_000).toISOString()
      this.articles.set(id, inventedArticle(id, published))
    }
  }

  pathOf({ slug, id }: SiteArticle): string {
    return `/bai/${slug}-${id}.html`
  }

  /** Has what matches answered in another way. */
  misbehave(pattern: RegExp, how: Misbehaviour): void {
    this.misbehaviours.unshift([pattern, how])
  }

  /** Number of requests for a path. */
  asked(path: string | RegExp): number {
    return this.requests.filter((request) =>
      typeof path === 'string' ? request.path === path : path.test(request.path),
    ).length
  }

  private newest(): SiteArticle[] {
    return [...this.articles.values()].sort((a, b) => (a.published < b.published ? 1 : -1))
  }

  pageOf(article: SiteArticle): string {
    return `<html lang="vi"><head><meta charset="utf-8"><title>${article.title} - Báo Thử</title>
      <link rel="canonical" href="${this.origin}${this.pathOf(article)}">
      <meta property="article:published_time" content="${article.published}"></head><body><h1 class="tieu-de">${article.title}</h1>
      <div class="noi-dung">${article.paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`
  }

  /** Sends a page with an ETag of its content, or 304; compressed if the client can read that. */
  private send(request: Request, response: Response, body: string, type = 'html'): void {
    const etag = `"${Buffer.from(body).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7)}"`
    response.setHeader('ETag', etag).type(type)
    if (request.headers['if-none-match'] === etag) response.status(304).end()
    else if (request.acceptsEncodings('gzip')) response.setHeader('Content-Encoding', 'gzip').send(gzipSync(body))
    else response.send(body)
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server = this.app.listen(port, '127.0.0.1', () => resolve())
    })
    this.origin = `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(null))
  }
}

/** What sites do wrong, as answers. */
export const wrongs = {
  status:
    (code: number, headers: Record<string, string> = {}): Misbehaviour =>
    (_, response) =>
      void response.status(code).set(headers).send('<h1>Lỗi</h1>'),
  redirect:
    (to: string, code = 302): Misbehaviour =>
    (_, response) =>
      response.redirect(code, to),
  /** Never answers. */
  silence: (): Misbehaviour => () => {},
  /** Sends headers and a beginning, and then nothing. */
  stall: (): Misbehaviour => async (_, response) => {
    response.type('html').write('<html><h1>Đang tải')
    await sleep(600_000, undefined, { ref: false })
  },
  /** A page without end, in small pieces. */
  endless:
    (megabytes: number): Misbehaviour =>
    (_, response) => {
      const piece = Buffer.alloc(1 << 20, '<p>dài mãi </p>')
      let left = megabytes
      response.type('html')
      const more = (): void => {
        while (left > 0) {
          left--
          if (!response.write(piece)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    },
  /** A small answer that inflates to many megabytes. */
  bomb:
    (megabytes: number): Misbehaviour =>
    (_, response) => {
      response.type('html').set('Content-Encoding', 'gzip')
      const gzip = createGzip({ level: 9 })
      gzip.pipe(response)
      response.on('error', () => {})
      response.on('close', () => gzip.destroy())
      const piece = Buffer.alloc(1 << 20, ' ')
      let left = megabytes
      const more = (): void => {
        while (left > 0 && !gzip.destroyed) {
          left--
          if (!gzip.write(piece)) return void gzip.once('drain', more)
        }
        gzip.end()
      }
      more()
    },
  body:
    (body: string | Buffer, headers: Record<string, string> = {}): Misbehaviour =>
    (_, response) =>
      void response.set({ 'Content-Type': 'text/html', ...headers }).send(Buffer.from(body)),
}
