/** An element of an XML document; a string among its children is text. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Characters that XML 1.0 does not allow (section 2.2), including lone surrogates. */
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these into spaces or line feeds: all three in attributes, only the last in text.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escaped(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"\t\n\r]/g, (character) => references[character])
}

/** Creates an element; null children are left out. */
export function element(
  name: string,
  attributes: Record<string, string>,
  ...children: (XmlElement | string | null)[]
): XmlElement {
  return { name, attributes, children: children.filter((child) => child !== null) }
}

function write({ name, attributes, children }: XmlElement): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (children.length === 0) return `<${head}/>`
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child)))
  return `<${head}>${inner.join('')}</${name}>`
}

/**
 * Serialises the document. Names are not checked; values are escaped, and characters that XML does not allow are
 * dropped.
 */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}\n`
}
