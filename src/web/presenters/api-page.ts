import type { DescribedOperation, DescribedParameter, Description, JsonSchema } from '../api/openapi.js'
import { problemTypes } from './error.js'
import { problemAnchor } from './failure.js'

/** A parameter, or a field of an answer. */
interface FieldModel {
  name: string
  /** What it is, in words, each with the schema that it links to. */
  type: { text: string; href: string | null }
  isRequired: boolean
  description: string
}

interface AnswerModel {
  status: string
  description: string
  /** Media types. */
  types: string
  fields: FieldModel[]
}

interface OperationModel {
  id: string
  method: string
  path: string
  summary: string
  more: string
  needsKey: boolean
  parameters: FieldModel[]
  body: FieldModel[]
  successes: AnswerModel[]
  failures: AnswerModel[]
  curl: string
  javascript: string
}

/** The page about the API. */
export interface ApiPageModel {
  intro: string
  href: string
  groups: { id: string; name: string; operations: OperationModel[] }[]
  schemas: { id: string; name: string; description: string; fields: FieldModel[] }[]
  problems: { id: string; status: number; heading: string; message: string }[]
}

const typeNames: Record<string, string> = {
  string: 'chuỗi',
  integer: 'số nguyên',
  number: 'số',
  boolean: 'đúng/sai',
  object: 'đối tượng',
  null: 'null',
}

const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)
const schemaAnchor = (name: string): string => `kieu-${name}`

/** Limits that a value has, in words. */
function limitsOf({ minimum, maximum, minLength, maxLength }: JsonSchema): string {
  // JSON Schema's own limits of whole numbers say nothing to a reader.
  const safe = (limit: number | undefined) => (limit !== undefined && Number.isSafeInteger(limit) ? limit : undefined)
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : safe(maximum)
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : safe(minimum)
  if (least !== undefined && most !== undefined) return `từ ${least} đến ${most}`
  if (least !== undefined && least > 0) return `từ ${least}`
  if (maxLength !== undefined) return `${minLength ?? 0}–${maxLength} ký tự`
  return ''
}

/** What a value is, in words, and the schema that it is of. */
function typeOf(schema: JsonSchema): FieldModel['type'] {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref)
    return { text: name, href: `#${schemaAnchor(name)}` }
  }
  if (schema.anyOf !== undefined) {
    const types = schema.anyOf.map(typeOf)
    return { text: types.map(({ text }) => text).join(' hoặc '), href: types.find(({ href }) => href)?.href ?? null }
  }
  if (schema.enum !== undefined) return { text: schema.enum.join(' | '), href: null }
  if (schema.const !== undefined) return { text: String(schema.const), href: null }
  if (schema.items !== undefined) {
    const { text, href } = typeOf(schema.items)
    return { text: `danh sách ${text}`, href }
  }
  const names = [schema.type ?? 'object'].flat().map((name) => typeNames[name])
  const limits = limitsOf(schema)
  return { text: names.join(' hoặc ') + (limits === '' ? '' : `, ${limits}`), href: null }
}

/** The object whose fields a value has, if they are told with it: itself, or what a list is of. */
function objectIn(schema: JsonSchema): { object: JsonSchema; mark: string } | null {
  if (schema.properties !== undefined) return { object: schema, mark: '' }
  const inside = schema.items ?? schema.anyOf?.find(({ properties }) => properties !== undefined)
  const found = inside === undefined ? null : objectIn(inside)
  return found === null
    ? null
    : { object: found.object, mark: schema.items === undefined ? found.mark : `[]${found.mark}` }
}

/** Fields of an object, with those of the objects in it: `near`, `near.total`. */
function fieldsOf(schema: JsonSchema, prefix = ''): FieldModel[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const whole = `${prefix}${name}`
    const inside = objectIn(field)
    return [
      {
        name: whole,
        type: typeOf(field),
        isRequired: schema.required?.includes(name) ?? false,
        description: field.description ?? '',
      },
      ...(inside === null ? [] : fieldsOf(inside.object, `${whole}${inside.mark}.`)),
    ]
  })
}

/** A choice of objects has the fields of all. */
function fieldsOfAny(schema: JsonSchema, schemas: Record<string, JsonSchema>): FieldModel[] {
  if (schema.$ref !== undefined) return fieldsOf(schemas[refName(schema.$ref)])
  return schema.anyOf === undefined ? fieldsOf(schema) : schema.anyOf.flatMap((choice) => fieldsOf(choice))
}

function presentParameter({ name, schema, required, description }: DescribedParameter): FieldModel {
  const byDefault =
    ['string', 'number'].includes(typeof schema.default) && schema.default !== '' ? schema.default : null
  const type = typeOf(schema)
  return {
    name,
    type: byDefault === null ? type : { ...type, text: `${type.text}; để trống là ${String(byDefault)}` },
    isRequired: required === true,
    description: description ?? '',
  }
}

/** A request that works, by the examples of the description. */
export interface ExampleRequest {
  url: string
  method: string
  headers: Record<string, string>
  body: string | null
}

/** The request that the examples of an operation make. */
export function exampleOf(site: string, path: string, method: string, operation: DescribedOperation): ExampleRequest {
  const parameters = (operation.parameters ?? []).filter(({ example }) => example !== undefined)
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((made, { name, example }) => made.replace(`{${name}}`, encodeURIComponent(example!)), path)
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, example }): [string, string] => [name, example!]),
  )
  const [content] = Object.entries(operation.requestBody?.content ?? {})
  const example = content?.[1].example
  return {
    url: `${site}${filled}${query.size === 0 ? '' : `?${query.toString()}`}`,
    method: method.toUpperCase(),
    headers: {
      ...(content === undefined ? {} : { 'Content-Type': content[0] }),
      ...(operation.security === undefined ? {} : { Authorization: 'Bearer KHOA' }),
    },
    body: example === undefined ? null : typeof example === 'string' ? example : JSON.stringify(example),
  }
}

/** A word of a shell's command line. */
const inShell = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`

/** The request as a command line. */
export function asCurl({ url, method, headers, body }: ExampleRequest): string {
  const words = [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    inShell(url),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', inShell(`${name}: ${value}`)]),
    ...(body === null ? [] : ['--data-binary', inShell(body)]),
  ]
  return words.join(' ')
}

/** The request as JavaScript, for a browser's console or Node. */
export function asJavaScript({ url, method, headers, body }: ExampleRequest, isJson: boolean): string {
  const options = {
    ...(method === 'GET' ? {} : { method }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(body === null ? {} : { body }),
  }
  const given = Object.keys(options).length === 0 ? '' : `, ${JSON.stringify(options, null, 2)}`
  return [
    `const response = await fetch(${JSON.stringify(url)}${given})`,
    'if (!response.ok) throw new Error((await response.json()).detail)',
    `console.log(await response.${isJson ? 'json' : 'text'}())`,
  ].join('\n')
}

function presentAnswers(operation: DescribedOperation, schemas: Record<string, JsonSchema>): AnswerModel[] {
  return Object.entries(operation.responses).map(([status, { description, content = {} }]) => ({
    status,
    description,
    types: Object.keys(content).join(', '),
    fields: Object.values(content).flatMap(({ schema }) => fieldsOfAny(schema, schemas)),
  }))
}

const isFailure = ({ types }: AnswerModel): boolean => /problem|html/.test(types)

function presentOperation(
  site: string,
  path: string,
  method: string,
  operation: DescribedOperation,
  schemas: Record<string, JsonSchema>,
): OperationModel {
  const answers = presentAnswers(operation, schemas)
  const successes = answers.filter((answer) => !isFailure(answer))
  const request = exampleOf(site, path, method, operation)
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    more: operation.description ?? '',
    needsKey: operation.security !== undefined,
    parameters: (operation.parameters ?? []).map(presentParameter),
    body: Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => fieldsOfAny(schema, schemas)),
    successes,
    failures: answers.filter(isFailure),
    curl: asCurl(request),
    javascript: asJavaScript(request, successes[0].types === 'application/json'),
  }
}

/** @param href where the description itself is */
export function presentApiPage(description: Description, href: string): ApiPageModel {
  const { servers, tags, paths, components, info } = description
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      model: presentOperation(servers[0].url, path, method, operation, components.schemas),
    })),
  )
  const isAnswer = (name: string) => name.endsWith('Answer') && name !== 'Answer'
  return {
    intro: info.description,
    href,
    groups: tags.map(({ name }, at) => ({
      id: `nhom-${at + 1}`,
      name,
      operations: operations.filter(({ tag }) => tag === name).map(({ model }) => model),
    })),
    // Answers are shown with their operations.
    schemas: Object.entries(components.schemas)
      .filter(([name]) => !isAnswer(name))
      .map(([name, schema]) => ({
        id: schemaAnchor(name),
        name,
        description: schema.description ?? '',
        fields: fieldsOf(schema),
      })),
    problems: problemTypes.map(({ type, status, heading, message }) => ({
      id: problemAnchor(type),
      status,
      heading,
      message,
    })),
  }
}
