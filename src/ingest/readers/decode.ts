import { isUtf8 } from 'node:buffer'
import { detectLegacyFont } from '../../text/legacy-fonts.js'
import { RejectedRecord } from '../rejection.js'

/** Length of the UTF-8 sequence that starts at `at`; 0 when none does (Unicode standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

/** Offset of the first byte that is not UTF-8, or -1. */
export function firstInvalidByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/**
 * Decodes UTF-8, with or without a byte order mark.
 * @throws RejectedRecord with the offset of the first byte that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const bad = firstInvalidByte(bytes)
  if (bad >= 0) {
    throw new RejectedRecord(
      `It is not UTF-8: the byte at offset ${bad} is 0x${bytes[bad].toString(16).padStart(2, '0')}. Save it as UTF-8.`,
    )
  }
  return utf8Text(bytes)
}

/** Decodes bytes that are known to be UTF-8, without the byte order mark. */
function utf8Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Bytes searched for a declaration: HTML wants it in the first 1024 bytes, old pages put it later. */
const headBytes = 4096
const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})/iu
const xmlDeclared = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]{2,40})/iu

/** Recognises UTF-16 by its byte order mark, or by zeros at every other byte of the beginning. */
function utf16Of(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0 && bytes[3] === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0 && bytes[2] === 0)) return 'utf-16be'
  return null
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1')
  const label = (declared.exec(head) ?? xmlDeclared.exec(head))?.[1].toLowerCase() ?? null
  // If the declaration could be read byte by byte, the page cannot be UTF-16: such pages are UTF-8 (HTML standard,
  // 13.2.3.2).
  return label === null || label.startsWith('utf-16') || label === 'utf8' ? null : label
}

/** The standard's name for a charset; null when there is no such charset. */
function knownLabel(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decodeDeclared(bytes: Uint8Array, label: string): string {
  // Pages for legacy fonts declare x-user-defined; they are read as Windows-1252, and their text is repaired later.
  const name = label === 'x-user-defined' ? 'windows-1252' : label
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    throw new RejectedRecord(`It declares the charset "${label}", which is unknown. Save it as UTF-8.`)
  }
}

/**
 * Decodes a file that is one page: as UTF-16 or UTF-8 if its bytes show it, else with the charset that it declares,
 * else as a legacy Vietnamese font encoding if that is certain.
 * @param html whether a declaration in the text counts
 * @param stated the charset that a server states, which counts only where the page declares none: servers state one for
 *   all their pages
 * @throws RejectedRecord when it is none of these
 */
export function decodePage(bytes: Uint8Array, html: boolean, stated: string | null = null): string {
  const utf16 = utf16Of(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  // Whatever a page or server declares: bytes of another encoding are hardly ever valid UTF-8.
  const declared = html ? declaredCharset(bytes) : null
  if (isUtf8(bytes) && (declared === null || knownLabel(declared) !== null)) return utf8Text(bytes)
  const label = declared ?? (html ? knownLabel(stated) : null)
  if (label !== null && label !== 'utf-8') return decodeDeclared(bytes, label)
  const latin = new TextDecoder('windows-1252').decode(bytes)
  return detectLegacyFont(html ? latin.replace(/<[^>]*>/gu, ' ') : latin)?.certain ? latin : decodeUtf8(bytes)
}
