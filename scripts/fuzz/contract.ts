import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { DescribedOperation, Description } from '../../src/web/api/openapi.js'

/** An answer of the site, read to its end. */
export interface Answered {
  status: number
  headers: Headers
  text: string
}

/** What a stack of JavaScript looks like. */
const stack = /\bat [^\n]*[.][cm]?[jt]s:\d+/
/** A JSON Pointer's way of writing a key in a reference. */
const inPointer = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
const bareType = (headers: Headers): string => (headers.get('content-type') ?? '').split(';', 1)[0]

/** The description of an API as a contract: whether answers are as it says. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false })
  private readonly validators = new Map<string, ValidateFunction>()

  constructor(readonly description: Description) {
    formats.default(this.ajv)
    this.ajv.addSchema(description, 'api')
  }

  /** Every operation. */
  get operations(): { path: string; method: string; operation: DescribedOperation }[] {
    return Object.entries(this.description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
  }

  /**
   * What is wrong with an answer; null when it is as described.
   * @param sent something of the request that must not come back as markup
   */
  breach(path: string, method: string, { status, headers, text }: Answered, sent = ''): string | null {
    const type = bareType(headers)
    if (stack.test(text)) return 'a stack is in the answer'
    if (headers.get('x-content-type-options') !== 'nosniff') return 'browsers may guess its type'
    if (/xml|html/.test(type) && sent.includes('<') && text.includes(sent)) return 'markup of the request comes back'
    if (status >= 500 && status !== 503) return `it is answered with ${status}: ${text.slice(0, 300)}`
    const methods = this.description.paths[path]
    const operation = methods[method.toLowerCase()]
    if (operation === undefined) return this.breachOfMethod(Object.keys(methods), method, status, headers, text)
    if (status === 304) return text === '' ? null : '304 has a body'
    const response = operation.responses[status]
    if (response === undefined) return `status ${status} is not described: ${text.slice(0, 300)}`
    if (response.content?.[type] === undefined) return `type ${type} is not described for ${status}`
    // Feeds and files of no article may be empty.
    if (!type.endsWith('json')) return null
    return this.mismatch(['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type], text)
  }

  /** Another method than those described: HEAD is GET without its body, OPTIONS is answered; everything else is refused. */
  private breachOfMethod(
    methods: readonly string[],
    method: string,
    status: number,
    headers: Headers,
    text: string,
  ): string | null {
    if (method === 'HEAD' && methods.includes('get')) return text === '' ? null : 'HEAD has a body'
    // A path that cannot be decoded has no route.
    if (status === 400 && method !== 'HEAD') return this.mismatch(['components', 'schemas', 'Failure'], text)
    const allow = headers.get('allow') ?? ''
    for (const each of methods) if (!allow.includes(each.toUpperCase())) return `Allow is “${allow}”`
    if (method === 'OPTIONS') return status === 204 || status === 200 ? null : `OPTIONS is answered with ${status}`
    if (status !== 405 && status !== 429 && status !== 503) return `${method} is answered with ${status}`
    return method === 'HEAD' ? null : this.mismatch(['components', 'schemas', 'Failure'], text)
  }

  private mismatch(at: readonly string[], text: string): string | null {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return `it is not JSON: ${text.slice(0, 100)}`
    }
    const pointer = [...at, ...(at[0] === 'paths' ? ['schema'] : [])].map(inPointer).join('/')
    let validate = this.validators.get(pointer)
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: `api#/${pointer}` })
      this.validators.set(pointer, validate)
    }
    return validate(value) ? null : `it breaks its schema: ${this.ajv.errorsText(validate.errors)}`
  }
}
