import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { findDate, parseDateLine, parseMachineDate } from '../../text/date-lines.js'
import { maxRecordBytes } from '../reading/bounds.js'
import type { Rejection } from '../rejection.js'
import type { SourceRecord } from '../source-record.js'
import { columnsOf, isUnpublished, type ColumnField, type Columns, type TableColumns } from './columns.js'
import type { Input, Reader } from './input.js'
import { readWhole } from './open.js'
import { emptyReason, isBlank, tooLong } from './pages.js'
import { peek, textChunks } from './text-chunks.js'

/** Bytes in which the first row of a table is looked for, to see what separates its columns. */
const headBytes = 16 * 1024

/** A date as people type it into a table, in ISO 8601; what is none stays as it is, and is rejected as such. */
function isoDate(text: string): string {
  const reading = parseMachineDate(text) ?? parseDateLine(text) ?? findDate(text)
  return reading?.ok ? reading.date.publishedAt : text
}

const listOf = (text: string, separator: RegExp): string[] => text.split(separator).map((part) => part.trim())

/** A row as a loose record: empty cells state nothing. */
function toRecord(row: readonly string[], columns: ReadonlyMap<ColumnField, number>): Record<string, unknown> {
  const record: Record<string, unknown> = { title: '' }
  for (const [field, at] of columns) {
    const text = (row[at] ?? '').trim()
    if (text === '') continue
    if (field === 'publishedAt') record[field] = isoDate(text)
    else if (field === 'keywords') record[field] = listOf(text, /[,;]/u)
    else if (field === 'captions') record[field] = listOf(text, /\r?\n/u)
    else if (field === 'views') record[field] = Number(text.replace(/[.,\s]/gu, ''))
    else record[field] = text
  }
  return record
}

const hasText = (fields: ReadonlyMap<ColumnField, number>): boolean => fields.has('body') || fields.has('lead')

/** Makes records of rows, the first of which has the headings. */
class Table {
  private columns: TableColumns | null = null
  private row = 0
  records = 0

  constructor(
    private readonly input: Input,
    private readonly stated: Columns,
  ) {}

  /** @returns a record, a rejection, a notice, or null for the headings and for empty rows; `end` when nothing can be read */
  take(row: readonly string[]): SourceRecord | Rejection | null | { end: Rejection } {
    this.row++
    if (row.every((cell) => cell.trim() === '')) return null
    if (this.columns === null) {
      const columns = columnsOf(row, this.stated)
      this.columns = columns
      const { fields } = columns
      const missing = [...this.stated].filter(([field]) => !fields.has(field)).map(([, heading]) => heading)
      if (fields.has('title') && missing.length === 0) return this.noticeOf(columns)
      const seen = row.slice(0, 12).map((heading) => JSON.stringify(heading.slice(0, 40)))
      const what = missing.length > 0 ? `There is no column "${missing[0]}"` : 'No column is headed as a title'
      const reason = `${what}; the columns are ${seen.join(', ')}. Say which is which: --map "title=Tên tin,body=Nội dung".`
      return { end: this.input.reject(reason, this.row) }
    }
    this.records++
    const { fields, status } = this.columns
    const said = status === null ? '' : (row[status] ?? '').trim()
    if (isUnpublished(said)) {
      return this.input.notice(`It is not taken in: its status is ${JSON.stringify(said.slice(0, 40))}.`, this.row)
    }
    const value = toRecord(row, fields)
    const isBare = value.title !== '' && value.body === undefined && value.lead === undefined
    // A table without any text is told of once, at its headings.
    const notes = isBare && hasText(fields) ? ['It has a title and no text.'] : []
    return { ...this.input.place, line: this.row, content: { kind: 'json', value }, notes }
  }

  /** What a person should know of a table from its headings; null when there is nothing. */
  private noticeOf({ fields, others }: TableColumns): Rejection | null {
    const named = others.map((heading) => JSON.stringify(heading.trim().slice(0, 40)))
    const notes = [
      ...(named.length > 0 ? [`These columns are not taken: ${named.join(', ')}.`] : []),
      ...(hasText(fields) ? [] : ['No column is headed as a text, so the articles have only titles.']),
    ]
    if (notes.length === 0) return null
    return this.input.notice(`${notes.join(' ')} Say what they are, if need be: --map "lead=Dẫn,body=Bài".`, this.row)
  }
}

const none: Columns = new Map()

/** What separates columns: the one that the first row has most of. Vietnamese spreadsheets write semicolons. */
function delimiterOf(head: string): string {
  const line = head.replace(/"(?:[^"]|"")*"/gu, '').split(/\r?\n/u, 1)[0]
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).mark
}

async function* textFrom(head: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  if (head !== '') yield head
  yield* rest
}

/** Reads a CSV or TSV table: the first row names the columns. */
export const readCsv: Reader = async function* (input, { columns = none }) {
  const { head, all } = await peek(input.chunks(), headBytes)
  if (isBlank(head)) {
    if (input.damage === null) yield input.reject(emptyReason)
    return null
  }
  const text = textChunks(all)
  const first = (await text.next()).value ?? ''
  const parser = parse({
    delimiter: delimiterOf(first),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRecordBytes,
  })
  const source = Readable.from(textFrom(first, text))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  const table = new Table(input, columns)
  try {
    for await (const row of parser) {
      const found = table.take(row as string[])
      if (found !== null && 'end' in found) {
        yield found.end
        return null
      }
      if (found !== null) yield found
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('CSV_')) throw error
    const why = code === 'CSV_MAX_RECORD_SIZE' ? `The row is ${tooLong}` : `The table cannot be read on (${message})`
    yield input.reject(`${why}; the rows before are kept. Correct the file.`, table.records + 2)
    return null
  } finally {
    source.destroy()
  }
  if (table.records === 0 && input.damage === null) yield input.reject('The table has no rows below its headings.')
  return table.records + 2
}

/** Reads the first sheet of an XLSX workbook: its first row names the columns. */
export const readXlsx: Reader = async function* (input, { columns = none, unpack }) {
  const bytes = await readWhole(input.chunks(), maxRecordBytes)
  if (bytes === null) {
    yield input.reject(`The workbook is longer than ${maxRecordBytes / 1024 / 1024} MB. Save it as CSV.`)
    return null
  }
  const outcome = await unpack('xlsx', bytes)
  if ('reason' in outcome) yield input.reject(outcome.reason)
  if (!('rows' in outcome)) return null
  const table = new Table(input, columns)
  for (const row of outcome.rows) {
    const found = table.take(row)
    if (found !== null && 'end' in found) {
      yield found.end
      return null
    }
    if (found !== null) yield found
  }
  if (table.records === 0) yield input.reject('The table has no rows below its headings.')
  return null
}
