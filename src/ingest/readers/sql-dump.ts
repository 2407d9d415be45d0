/** A value of a row; numbers as they are written. */
export type SqlValue = string | null

/** What a dump says, statement by statement; other statements are passed over. */
export type SqlEvent =
  | { kind: 'table'; table: string; columns: string[] }
  | { kind: 'row'; table: string; columns: string[] | null; values: SqlValue[]; line: number }
  | { kind: 'long-row'; table: string; line: number }

const space = /(?:\s+|--(?=\s)[^\n]*\n|#[^\n]*\n|\/\*(?!!)[^]*?\*\/)*/uy
/** A comment that has not ended yet. */
const beginsComment = /--\s|#|\/\*(?!!)/uy
const insert =
  /(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*(?:INTO\s+)?([`"\w$.]+)\s*(?:\(([^)]*)\)\s*)?VALUES?\s*/iuy
const beginsInsert = /(?:INSERT|REPLACE)\s/iuy
const create = /CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([`"\w$.]+)\s*\(([^]*)/iuy
const beginsCreate = /CREATE\s+TABLE\s/iuy
const columnLine = /^\s*[`"]?([\w$]+)[`"]?\s+\w/u
const notColumn = /^\s*(?:PRIMARY|UNIQUE|KEY|INDEX|FULLTEXT|SPATIAL|CONSTRAINT|FOREIGN|CHECK)\b/iu

const bare = (name: string): string => name.replace(/[`"]/gu, '').split('.').at(-1)!

/** Characters that the head of an `INSERT` or a `CREATE TABLE` may have. */
const longestHead = 256 * 1024
const quote = 0x27
const doubleQuote = 0x22
const backslash = 0x5c
const backquote = 0x60
const comma = 0x2c
const semicolon = 0x3b
const opening = 0x28
const closing = 0x29

const escapes: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\u001a' }

/** The text of a quoted literal, without its quotes. */
function unquote(literal: string, mark: string): string {
  if (!literal.includes('\\') && !literal.includes(mark)) return literal
  return literal.replace(/\\([^])|''|""/gu, (found, escaped: string | undefined) =>
    escaped === undefined ? (found[0] === mark ? mark : found) : (escapes[escaped] ?? escaped),
  )
}

/** Offset of the quote that ends the literal whose content begins at `at`. */
function endOfLiteral(row: string, at: number, mark: number): number {
  for (let end = at; end < row.length; end++) {
    const code = row.charCodeAt(end)
    if (code === backslash) end++
    else if (code === mark) {
      if (row.charCodeAt(end + 1) !== mark) return end
      end++
    }
  }
  return row.length
}

const introducer = /\s*(?:_[a-z\d]+\s*(?=['"])|N(?='))?/iuy
const bareValue = /([^,]*)/uy
const hexValue = /^(?:0x([\da-f]+)|x'([\da-f]*)')$/iu

/** A value that is not in quotes: NULL, a number, or bytes in hexadecimal. */
function bareText(word: string): SqlValue {
  if (word.toUpperCase() === 'NULL') return null
  const hex = hexValue.exec(word)
  return hex === null ? word : Buffer.from(hex[1] ?? hex[2], 'hex').toString('utf8')
}

/** The values between the brackets of a row. */
function valuesOf(row: string): SqlValue[] {
  const values: SqlValue[] = []
  for (let at = 0; at <= row.length; at++) {
    introducer.lastIndex = at
    introducer.exec(row)
    const start = introducer.lastIndex
    const mark = row.charCodeAt(start)
    if (mark === quote || mark === doubleQuote) {
      const end = endOfLiteral(row, start + 1, mark)
      values.push(unquote(row.slice(start + 1, end), row[start]))
      at = row.indexOf(',', end)
    } else {
      bareValue.lastIndex = start
      values.push(bareText(bareValue.exec(row)![1].trim()))
      at = bareValue.lastIndex
    }
    if (at < 0) break
  }
  return values
}

/**
 * Reads a MySQL dump (mysqldump, phpMyAdmin, NukeViet's own) as text, piece by piece: the columns that `CREATE TABLE`
 * names, and the rows of `INSERT`. Holds at most one row in memory.
 */
export class SqlDump {
  private text = ''
  private at = 0
  private line = 1
  /** What the next characters belong to. */
  private state: 'statement' | 'rows' | 'skip' = 'statement'
  private table = ''
  private columns: string[] | null = null
  /** How far the row or statement that is not complete yet has been scanned, and the quote that is open there. */
  private scanned = 0
  private openQuote = 0
  /** Whether the row is too long to keep. */
  private isLong = false
  private depth = 0
  private events: SqlEvent[] = []

  /** @param longestRow in characters */
  constructor(private readonly longestRow: number) {}

  /** Whether the text so far ends within a row, and in which line that began. */
  get unfinished(): { table: string; line: number } | null {
    const isOpen = this.state === 'rows' && this.text.slice(this.at).trim() !== ''
    return isOpen || this.isLong ? { table: this.table, line: this.line } : null
  }

  push(piece: string): SqlEvent[] {
    this.text = this.text.slice(this.at) + piece
    this.scanned = Math.max(0, this.scanned - this.at)
    this.at = 0
    while (this.step());
    const { events } = this
    this.events = []
    return events
  }

  /** Counts the lines of what has been read. */
  private advance(to: number): void {
    for (let at = this.text.indexOf('\n', this.at); at >= 0 && at < to; at = this.text.indexOf('\n', at + 1))
      this.line++
    this.at = to
    this.scanned = to
  }

  private skipSpace(): void {
    space.lastIndex = this.at
    space.exec(this.text)
    if (space.lastIndex > this.at) this.advance(space.lastIndex)
  }

  /** Reads one part. @returns false when more text is needed */
  private step(): boolean {
    if (this.state === 'skip') return this.skipStatement()
    this.skipSpace()
    if (this.at >= this.text.length) return false
    return this.state === 'rows' ? this.readRow() : this.beginStatement()
  }

  private beginStatement(): boolean {
    const left = this.text.length - this.at
    // A keyword, or the mark of a comment, may be cut in two.
    if (left < 16 && !this.text.slice(this.at).includes(';')) return false
    if (matches(beginsComment, this.text, this.at)) return left > longestHead ? this.startSkip() : false
    if (matches(beginsInsert, this.text, this.at)) {
      const found = matches(insert, this.text, this.at)
      if (found === null) return left > longestHead ? this.startSkip() : false
      // "VALUES" may go on in the next piece as a longer word.
      if (insert.lastIndex >= this.text.length) return false
      this.table = bare(found[1])
      this.columns = found[2] === undefined ? null : found[2].split(',').map((name) => bare(name.trim()))
      this.advance(insert.lastIndex)
      this.state = 'rows'
      return true
    }
    if (matches(beginsCreate, this.text, this.at)) return this.readTable(left)
    return this.startSkip()
  }

  private readTable(left: number): boolean {
    const end = this.endOf(semicolon)
    if (end < 0) return left > longestHead ? this.startSkip() : false
    const found = matches(create, this.text.slice(0, end), this.at)
    if (found !== null) {
      const columns = found[2].split('\n').flatMap((line) => {
        const [, name] = notColumn.test(line) ? [] : (columnLine.exec(line) ?? [])
        return name === undefined ? [] : [name]
      })
      this.events.push({ kind: 'table', table: bare(found[1]), columns })
    }
    this.advance(end + 1)
    return true
  }

  private startSkip(): boolean {
    this.state = 'skip'
    return true
  }

  private skipStatement(): boolean {
    const end = this.endOf(semicolon)
    if (end < 0) {
      this.advance(this.scanned)
      return false
    }
    this.advance(end + 1)
    this.state = 'statement'
    return true
  }

  private readRow(): boolean {
    const mark = this.text.charCodeAt(this.at)
    if (this.isLong || mark === opening) return this.readValues()
    if (mark === comma) this.advance(this.at + 1)
    else if (mark === semicolon) {
      this.advance(this.at + 1)
      this.state = 'statement'
    } else this.state = 'skip'
    return true
  }

  private readValues(): boolean {
    const end = this.endOf(closing)
    if (end < 0) {
      if (this.text.length - this.at > this.longestRow) {
        if (!this.isLong) this.events.push({ kind: 'long-row', table: this.table, line: this.line })
        this.isLong = true
      }
      if (this.isLong) this.advance(this.scanned)
      return false
    }
    if (!this.isLong) {
      const { table, columns, line } = this
      this.events.push({ kind: 'row', table, columns, line, values: valuesOf(this.text.slice(this.at + 1, end)) })
    }
    this.isLong = false
    this.advance(end + 1)
    return true
  }

  /**
   * Finds the end of the row or statement that begins at `at`, outside quotes and inner brackets. Goes on where it
   * stopped when more text comes.
   * @returns its offset, or -1 when it has not come yet
   */
  private endOf(mark: number): number {
    const { text } = this
    let at = this.scanned
    if (at === this.at && !this.isLong && this.state !== 'skip') {
      this.depth = 0
      this.openQuote = 0
    }
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.openQuote !== 0) {
        if (code === backslash && this.openQuote !== backquote) {
          // The escaped character may come with the next piece.
          if (at + 1 >= text.length) break
          at++
        } else if (code === this.openQuote) this.openQuote = 0
      } else if (code === quote || code === doubleQuote || code === backquote) this.openQuote = code
      else if (mark === closing && code === opening) this.depth++
      else if (code === mark && (mark !== closing || --this.depth === 0)) {
        this.scanned = at
        return at
      }
    }
    this.scanned = at
    return -1
  }
}

function matches(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
