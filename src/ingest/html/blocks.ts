import type { Medium } from '../../article.js'
import { cleanText } from '../../text/clean.js'
import type { AnyNode, Nodes } from './dom.js'
import type { Page } from './page.js'

/** A paragraph of the article, with what its markup says about it. */
export interface TextBlock {
  kind: 'text'
  text: string
  centred: boolean
  right: boolean
  /** Marked as a caption: figcaption, a caption's class, or the row under a picture in a table. */
  caption: boolean
  /** All of it is emphasised. */
  em: boolean
  /** Share of its characters that are links. */
  linked: number
}

export type Block = TextBlock | { kind: 'medium'; medium: Medium }

type Style = Pick<TextBlock, 'centred' | 'right' | 'caption'>
type Mark = 'em' | 'link'

const blockTags = new Set(
  'address article blockquote center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const marks: Readonly<Record<string, Mark>> = { em: 'em', i: 'em', a: 'link' }
const captionClass =
  /(?:^|[\s_-])(?:caption|image-?desc|img-?desc|pcaption|icaption|photo-?desc|chu-?thich|note ignore)|caption(?:\s|$)/iu
const audioFile = /\.(?:mp3|m4a|wav|wma|ogg)(?:[?#]|$)/iu
const videoFile = /\.(?:mp4|m3u8|flv|webm|mov|wmv)(?:[?#]|$)/iu
const videoHost = /(?:youtube(?:-nocookie)?\.com\/embed|youtu\.be|player\.vimeo\.com|facebook\.com\/plugins\/video)/iu
/** Attributes for the address of a picture: those for lazy loading, then the usual one. */
const pictureAttributes = ['data-original', 'data-src', 'data-lazy-src', 'src']

const plain: Style = { centred: false, right: false, caption: false }

/** Collects the blocks of one container in document order. */
class BlockReader {
  readonly blocks: Block[] = []
  private text = ''
  private inked = 0
  private marked: Record<Mark, number> = { em: 0, link: 0 }

  constructor(
    private readonly page: Page,
    private readonly dropped: string,
  ) {}

  private flush(style: Style): void {
    const text = cleanText(this.text)
    if (text !== '') {
      const { em, link } = this.marked
      this.blocks.push({ kind: 'text', text, ...style, em: em === this.inked, linked: link / this.inked })
    }
    this.text = ''
    this.inked = 0
    this.marked = { em: 0, link: 0 }
  }

  private addMedium(kind: Medium['kind'], address: string | undefined, style: Style): void {
    const url = cleanText(address ?? '')
    if (url === '' || url.startsWith('data:')) return
    this.flush(style)
    this.blocks.push({ kind: 'medium', medium: { kind, url: this.page.resolve(url), caption: null } })
  }

  /** Reads audio, video and pictures; returns true when the node is one. */
  private readMedium(name: string, node: Nodes, style: Style): boolean {
    const source = node.attr('src') ?? node.find('source[src]').first().attr('src')
    if (name === 'img') {
      this.addMedium('image', pictureAttributes.map((attribute) => node.attr(attribute)).find(Boolean), style)
    } else if (name === 'audio' || name === 'video') this.addMedium(name, source ?? node.attr('data-src'), style)
    else if (name === 'iframe' || name === 'embed') {
      if (source && (videoHost.test(source) || videoFile.test(source))) this.addMedium('video', source, style)
    } else if (name === 'a') {
      const href = node.attr('href') ?? ''
      if (!audioFile.test(href) && !videoFile.test(href)) return false
      this.addMedium(audioFile.test(href) ? 'audio' : 'video', href, style)
    } else return false
    return true
  }

  private readTable(table: Nodes, style: Style): void {
    const { $ } = this.page
    const rows = table.find('tr').filter((_, row) => $(row).closest('table').is(table))
    const pictured = table.find('img').length > 0
    rows.each((_, row) => {
      const cells = $(row).children()
      const caption = style.caption || (pictured && $(row).find('img').length === 0)
      if (pictured || cells.length < 2) cells.each((_, cell) => this.readChildren($(cell), { ...style, caption }, []))
      else {
        const texts = cells.map((_, cell) => cleanText($(cell).text())).get()
        this.addText(texts.filter((text) => text !== '').join(' | '), [])
        this.flush(style)
      }
    })
  }

  private readChildren(parent: Nodes, style: Style, open: readonly Mark[]): void {
    this.flush(style)
    parent.contents().each((_, child) => this.read(child, style, open))
    this.flush(style)
  }

  private addText(text: string, open: readonly Mark[]): void {
    this.text += text
    const inked = text.replace(/\s/gu, '').length
    this.inked += inked
    for (const mark of new Set(open)) this.marked[mark] += inked
  }

  readRoot(root: AnyNode): void {
    this.read(root, plain, [])
    this.flush(plain)
  }

  private read(child: AnyNode, style: Style, open: readonly Mark[]): void {
    if (child.type === 'text') return this.addText(child.data, open)
    if (child.type !== 'tag') return
    const node = this.page.$(child)
    if (node.is(this.dropped) || this.readMedium(child.name, node, style)) return
    if (child.name === 'br') return this.flush(style)
    if (child.name === 'table') return this.readTable(node, styleOf(node, child.name, style))
    if (blockTags.has(child.name)) return this.readChildren(node, styleOf(node, child.name, style), open)
    const mark = marks[child.name]
    const inner = mark ? [...open, mark] : open
    const captioned = captionClass.test(node.attr('class') ?? '')
    if (captioned) return this.readChildren(node, { ...style, caption: true }, inner)
    node.contents().each((_, grandchild) => this.read(grandchild, style, inner))
  }
}

function styleOf(node: Nodes, name: string, outer: Style): Style {
  const align = (
    /text-align\s*:\s*(\w+)/iu.exec(node.attr('style') ?? '')?.[1] ??
    node.attr('align') ??
    ''
  ).toLowerCase()
  return {
    centred: align === 'center' || name === 'center' || (outer.centred && align === ''),
    right: align === 'right' || (outer.right && align === ''),
    caption: outer.caption || name === 'figcaption' || captionClass.test(node.attr('class') ?? ''),
  }
}

/**
 * Reads the paragraphs and media of a container in document order. A line break ends a paragraph; in a table of
 * pictures, the other rows become captions; in other tables, each row becomes a paragraph.
 * @param dropped selector of what is inside the container but not part of the article
 */
export function readBlocks(page: Page, container: Nodes, dropped: string): Block[] {
  const reader = new BlockReader(page, dropped)
  container.each((_, root) => reader.readRoot(root))
  return reader.blocks
}
