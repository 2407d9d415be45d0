import { readFileSync } from 'node:fs'
import { TimtinError } from '../errors.js'

/** A site's logo, safe to be served. */
export interface Logo {
  type: 'svg' | 'png'
  content: Buffer
}

const longest = 512 * 1024
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What an SVG may not have: each could run a program, or load something from elsewhere. */
const unsafe: [RegExp, string][] = [
  [/<!(DOCTYPE|ENTITY)/i, 'a document type'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
  [
    /<(\w+:)?(script|foreignObject|iframe|embed|object|audio|video|handler|listener)\b/i,
    'a script or an embedded page',
  ],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event handler'],
  [/href\s*=\s*["']?\s*(?!["']?\s*(#|data:image\/(png|jpeg|webp);))[^"'\s>]/i, 'a link to another file'],
  [/url\(\s*["']?\s*(?!#)[^)\s"']/i, 'a style that loads another file'],
  [/@import/i, 'a style that loads another file'],
]

function refused(file: string, why: string): TimtinError {
  const advice = 'Give an SVG without scripts and links, or a PNG, of up to 512 KB.'
  return new TimtinError('usage', 'bad-logo', `The logo cannot be used: ${why}.`, file, advice)
}

/**
 * Reads a logo. An SVG that could do more than be a picture is refused and not mended, so that what is served is what
 * the operator drew.
 * @throws TimtinError `bad-logo`
 */
export function readLogo(file: string): Logo {
  let content: Buffer
  try {
    content = readFileSync(file)
  } catch (error) {
    throw refused(file, error instanceof Error ? error.message : String(error))
  }
  if (content.length > longest) throw refused(file, `it has ${content.length} bytes`)
  if (/\.png$/i.test(file)) {
    if (!content.subarray(0, pngStart.length).equals(pngStart)) throw refused(file, 'it is not a PNG')
    return { type: 'png', content }
  }
  const text = content.toString('utf8')
  if (!/<svg[\s>]/.test(text)) throw refused(file, 'it is not an SVG')
  // References would hide from the tests below what a browser reads.
  const plain = text.replace(/&#(x[0-9a-f]+|\d+);?/gi, (_, code: string) =>
    String.fromCodePoint(Math.min(0x10ffff, Number(code.replace(/^x/i, '0x')))),
  )
  const found = unsafe.find(([pattern]) => pattern.test(plain))
  if (found !== undefined) throw refused(file, `it has ${found[1]}`)
  return { type: 'svg', content }
}
