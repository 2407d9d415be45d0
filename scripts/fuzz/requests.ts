import fc, { type Arbitrary } from 'fast-check'
import type { DescribedOperation, DescribedParameter, JsonSchema } from '../../src/web/api/openapi.js'
import type { Contract } from './contract.js'

/** A request that is sent as it is. */
export interface FuzzedRequest {
  /** The operation's path in the description, by which its answer is judged. */
  path: string
  method: string
  /** Path and query, encoded or deliberately badly encoded. */
  address: string
  headers: Record<string, string>
  body: string | null
  /** A piece of markup in it, or an empty string. */
  markup: string
}

const markup = '<script>alert(1)</script><b x="1">'

/** Texts that programs stumble over. */
const wildText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    markup,
    '',
    ' ',
    '-1',
    '0',
    '1e9',
    '999999999999',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '"',
    '""',
    '"a',
    '-"a b"',
    'a HOẶC b',
    'ngày:99/99/9999',
    'tiêu-đề:',
    'a'.repeat(1001),
    'ạ'.repeat(999),
    '(((((',
    '*?[]{}\\',
    '60/NQ-HĐND',
    '31/02/2022',
    '2022-13',
    'quý V/2022',
    '🇻🇳',
    '\u202e',
    'đ\u0323\u0301',
  ),
)

/** Words that real searches have. */
const usualText = fc
  .array(
    fc.constantFrom('chuyển', 'đổi', 'số', 'lúa', 'so y te', '"nông thôn mới"', '-covid', 'tỉnh', 'UBND', '2022'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '))

/** Values that a schema allows, as far as it says. */
function fitting(schema: JsonSchema): Arbitrary<string> {
  if (schema.const !== undefined) return fc.constant(String(schema.const))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum.map(String))
  if (schema.items !== undefined) return fitting(schema.items)
  if (schema.type === 'integer') {
    return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 }).map(String)
  }
  return usualText
}

/** Percent-escapes, sometimes broken; through UTF-8, since a lone surrogate has none. */
const encoded = (text: string): Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(encodeURIComponent(Buffer.from(text).toString())) },
    { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%ff%fe', '%00', '%ED%A0%80', '+%20+') },
  )

function valueOf({ schema, example }: DescribedParameter): Arbitrary<string> {
  const usual = example === undefined ? [] : [{ weight: 3, arbitrary: fc.constant(String(example)) }]
  return fc
    .oneof(...usual, { weight: 4, arbitrary: fitting(schema) }, { weight: 2, arbitrary: wildText })
    .chain(encoded)
}

/** Parameters of the operation and, now and then, of none. */
function queryOf({ parameters = [] }: DescribedOperation): Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  const pair = (parameter: DescribedParameter) =>
    valueOf(parameter).map((value) => `${encodeURIComponent(parameter.name)}=${value}`)
  const others = fc.oneof(
    fc.constantFrom(...known.map(({ name }) => `${name}x=1`), 'sort=1', 'utm_source=x', '__proto__=1', '=', '&', 'a'),
    wildText.chain(encoded).map((name) => `${name}=1`),
  )
  const some = known.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...known.map(pair)), { maxLength: 4 })
  return fc
    .tuple(
      some,
      fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: others.map((each) => [each]) }),
    )
    .map(([usual, more]) => [...usual, ...more].join('&'))
}

/** The path with its parameters filled in. A value never is a dot alone, which clients resolve before they send. */
function pathOf(path: string, { parameters = [] }: DescribedOperation): Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'path')
  return fc
    .tuple(...names.map(valueOf))
    .map((values) =>
      names.reduce(
        (made, { name }, at) => made.replace(`{${name}}`, () => (/^\.*$/.test(values[at]) ? 'x' : values[at])),
        path,
      ),
    )
}

/** Values that fit a schema of a body, and values that do not. */
function bodyValue(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(bodyValue))
  if (schema.properties !== undefined) {
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, bodyValue(field)])),
      { requiredKeys: [] },
    )
  }
  if (schema.items !== undefined) return fc.array(bodyValue(schema.items), { maxLength: 4 })
  return schema.type === 'string' ? fc.oneof(usualText, wildText) : fc.anything({ withNullPrototype: false })
}

function bodyOf({ requestBody }: DescribedOperation): Arbitrary<string | null> {
  if (requestBody === undefined) return fc.constantFrom(null, null, null, '{}')
  const [{ schema, example }] = Object.values(requestBody.content)
  return fc.oneof(
    fc.constant(JSON.stringify(example)),
    bodyValue(schema).map((value) => JSON.stringify(value) ?? ''),
    fc.json(),
    wildText,
  )
}

const headers = fc.record(
  {
    accept: fc.constantFrom('application/json', 'text/html', '*/*', 'application/problem+json', 'x'),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'identity', 'x'),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"x"', markup.replaceAll(/[^ -~]/g, '')),
    'if-modified-since': fc.constantFrom('Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'x'),
    origin: fc.constantFrom('https://khac.example', 'null', markup),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'multipart/form-data',
      'x',
      'application/json; charset=x',
    ),
    range: fc.constantFrom('bytes=0-1', 'x'),
    authorization: fc.constantFrom('Bearer x', 'Basic eDp4', 'x'),
  },
  { requiredKeys: [] },
)

/** Node's client adds a body to no GET, so such a request has none. */
const takesBody = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/**
 * Requests made from a description: right ones, wrong ones, and what nobody would send.
 * @param contract its operations are asked for; those with a key only without one
 */
export function fuzzedRequests(contract: Contract): Arbitrary<FuzzedRequest> {
  const methods = ['HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'GET', 'PROPFIND']
  const ofOperation = contract.operations.map(({ path, method, operation }) =>
    fc
      .record({
        method: fc.oneof(
          { weight: 12, arbitrary: fc.constant(method.toUpperCase()) },
          // Pages and their files answer other methods in their own way.
          { weight: operation['x-strict-parameters'] ? 1 : 0, arbitrary: fc.constantFrom(...methods) },
        ),
        filled: pathOf(path, operation),
        query: queryOf(operation),
        headers,
        body: bodyOf(operation),
      })
      .map(({ method: used, filled, query, headers: sent, body }) => ({
        path,
        method: used,
        address: query === '' ? filled : `${filled}?${query}`,
        headers: sent,
        body: takesBody(used) ? body : null,
        markup: [query, body ?? ''].some((part) => part.includes(markup) || part.includes(encodeURIComponent(markup)))
          ? markup
          : '',
      })),
  )
  return fc.oneof(...ofOperation)
}
