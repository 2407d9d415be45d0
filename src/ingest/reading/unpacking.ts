import { parseFeed } from 'feedsmith'
import readXlsx from 'read-excel-file/node'
import { decodePage } from '../readers/decode.js'
import { RejectedRecord } from '../rejection.js'
import { postsOfFeed } from './feed-posts.js'
import type { UnpackOutcome, WholeFormat } from './messages.js'
import { reasonOf } from './read-one.js'

/** A cell as text; days and times in ISO 8601 without a zone, since a worksheet has none. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T00:00:00', '')
  return cell === null || cell === undefined ? '' : String(cell)
}

async function rowsOfXlsx(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await readXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    throw new RejectedRecord(`It cannot be read as an XLSX workbook (${message}). Save it again as .xlsx or as CSV.`)
  })
  return sheet.data.map((row) => row.map(cellText))
}

/**
 * Reads a workbook's first sheet as rows of text, or a feed as posts, in the calling thread. Never throws.
 */
export async function unpack(format: WholeFormat, bytes: Uint8Array): Promise<UnpackOutcome> {
  try {
    return format === 'xlsx'
      ? { rows: await rowsOfXlsx(bytes) }
      : { posts: postsOfFeed(parseFeed(decodePage(bytes, true))) }
  } catch (error) {
    if (format === 'feed' && !(error instanceof RejectedRecord)) {
      const message = error instanceof Error ? error.message : String(error)
      return { reason: `It cannot be read as an RSS or Atom feed (${message}). Get the file again.` }
    }
    return { reason: reasonOf(error) }
  }
}
