import { say } from '../language/say.js'
import type { Problem } from './problems.js'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const escape = /%([0-9A-Fa-f]{2})|%/g

/**
 * Decodes one form-encoded component, strictly.
 * @param raw as Node passes it: percent-escapes, with each unescaped byte as one Latin-1 character
 * @throws RangeError on a broken escape; TypeError on bytes that are not UTF-8, lone surrogates included
 */
function decode(raw: string): string {
  const bytes = raw.replaceAll('+', ' ').replace(escape, (_, hex: string | undefined) => {
    if (hex === undefined) throw new RangeError('broken percent-escape')
    return String.fromCharCode(Number.parseInt(hex, 16))
  })
  return utf8.decode(Buffer.from(bytes, 'latin1'))
}

/**
 * The parameters of a URL, each with all its values, in order. A value that cannot be decoded or contains NUL is left
 * out and recorded as a problem.
 */
export class QueryString {
  readonly problems: Problem[] = []
  private readonly values = new Map<string, string[]>()

  /** @param url path and query as the request line has them */
  constructor(url: string) {
    const mark = url.indexOf('?')
    for (const pair of mark < 0 ? [] : url.slice(mark + 1).split('&')) this.read(pair)
  }

  private read(pair: string): void {
    const equals = pair.indexOf('=')
    const [rawName, rawValue] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
    let name = '?'
    try {
      name = decode(rawName)
      const value = decode(rawValue)
      if (value.includes('\0')) {
        this.report(name, say('Giá trị chứa ký tự NUL (mã 0).'), say('Văn bản thường, không có ký tự điều khiển.'))
      } else if (value.trim() !== '') {
        this.values.set(name, [...(this.values.get(name) ?? []), value.trim()])
      }
    } catch {
      this.report(
        name,
        say('Giá trị không phải văn bản UTF-8 được mã hoá đúng trong địa chỉ.'),
        say('Dấu % phải viết là %25; chữ có dấu mã hoá theo UTF-8.'),
      )
    }
  }

  /** Records a problem with a parameter; parsing continues, so that all problems are reported at once. */
  report(parameter: string, message: string, allowed: string): void {
    this.problems.push({ parameter, message, allowed })
  }

  /** The names of all parameters that have a value, each once. */
  get names(): string[] {
    return [...this.values.keys()]
  }

  /** All values of a parameter except blank ones. */
  all(name: string): string[] {
    return [...new Set(this.values.get(name))]
  }

  /** The single value of a parameter, or null; a second, different value is recorded as a problem. */
  one(name: string): string | null {
    const values = this.all(name)
    if (values.length > 1) this.report(name, say('Có {0} giá trị khác nhau.', values.length), say('Chỉ một giá trị.'))
    return values.length === 1 ? values[0] : null
  }

  /** Sorts problems in the order of these parameters; problems with other parameters come first. */
  sortProblems(parameters: readonly string[]): void {
    this.problems.sort((a, b) => parameters.indexOf(a.parameter) - parameters.indexOf(b.parameter))
  }
}
