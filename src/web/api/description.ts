import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import { sampleOf, tags, type Samples } from './about.js'
import { invented } from './samples.js'
import { failureSchema } from './answers/failure.js'
import type { DescribedOperation, Description } from './openapi.js'
import { pushOperations, readOperations, type Operation } from './operations.js'

/** What failures of each status mean. */
const failureTexts: Record<number, string> = {
  400: 'Tham số hoặc nội dung gửi lên không dùng được; problems nói sai ở đâu.',
  401: 'Thiếu khóa, hoặc khóa không dùng được.',
  403: 'Khóa không có quyền này.',
  404: 'Không có thứ được hỏi.',
  409: 'Mã hoặc địa chỉ bài đã có chủ.',
  410: 'Bài đã được gỡ.',
  413: 'Nội dung gửi lên quá lớn.',
  422: 'Bản ghi có chỗ chưa đúng.',
  429: 'Quá nhiều yêu cầu; hãy đợi.',
  500: 'Lỗi của máy chủ.',
  503: 'Chưa trả lời được; Retry-After nói khi nào nên thử lại.',
}

const intro = `Kho tin địa phương, đọc bằng chương trình. Mọi câu trả lời là JSON, mã hóa UTF-8; giờ là giờ Việt Nam.
Lỗi theo RFC 9457 (application/problem+json). Tham số không có trong bản mô tả bị từ chối (400), kèm tên gần nhất.
Phương thức khác bị từ chối (405), kèm Allow. Câu trả lời có thể có thêm trường mới; trường đã có thì giữ nguyên.`

function responsesOf({ successes, failures, isStrict, needsKey }: Operation): ZodOpenApiResponsesObject {
  const answered = Object.entries(successes).map(([status, { description, content }]) => [
    status,
    {
      description,
      content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
    },
  ])
  const failed = failures.map((status) => [
    status,
    { description: failureTexts[status], content: isStrict || needsKey ? problem : page },
  ])
  return Object.fromEntries([...failed, ...answered]) as ZodOpenApiResponsesObject
}

/** Feeds and files are addresses of pages, whose visitors are told of failures by a page. */
const page = { 'text/html': { schema: z.string() } }
const problem = { 'application/problem+json': { schema: failureSchema } }

function operationOf(operation: Operation): ZodOpenApiOperationObject {
  const { about, query, body, needsKey, isStrict } = operation
  return {
    operationId: about.id,
    tags: [tags[about.tag]],
    summary: about.summary,
    ...(about.more === undefined ? {} : { description: about.more }),
    requestParams: { ...(about.path === undefined ? {} : { path: z.object(about.path) }), query },
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { [body.type]: { schema: body.schema, example: body.example } } } }),
    responses: responsesOf(operation),
    ...(needsKey ? { security: [{ key: [] }] } : {}),
    'x-strict-parameters': isStrict,
  }
}

/** Puts the values that make a request that works beside the parameters. */
function addExamples(operation: DescribedOperation, { about, needsKey }: Operation, samples: Samples): void {
  for (const parameter of operation.parameters ?? []) {
    const inPath = about.path?.[parameter.name]
    const example =
      parameter.in === 'path' && inPath
        ? { ...samples, ...(needsKey ? invented : {}) }[sampleOf(inPath)]
        : about.example?.[parameter.name]
    if (example !== undefined) parameter.example = example
  }
}

/** The description without what depends on archive and site. */
function createBase(operations: readonly Operation[]): Description {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operationOf(operation)
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'API', version: '1', description: intro },
      tags: Object.values(tags)
        .filter((name) => operations.some(({ about }) => tags[about.tag] === name))
        .map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'Khóa của người quản trị.' } },
      },
    },
    {
      // Answers may get further fields: a program that checks them by this description goes on working then.
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      },
    },
  )
  return document as unknown as Description
}

/** Describes the API in OpenAPI 3.1, from the schemas that requests and answers are checked by. */
export class ApiDescription {
  readonly operations: readonly Operation[]
  private readonly base: Description

  /** @param takesPushes whether programs push articles at this address */
  constructor(takesPushes: boolean) {
    this.operations = takesPushes ? [...readOperations, ...pushOperations] : readOperations
    this.base = createBase(this.operations)
  }

  /**
   * The description.
   * @param site scheme and host of the site
   * @param samples what examples are made of
   */
  of(site: string, samples: Samples): Description {
    const description = structuredClone(this.base)
    description.servers = [{ url: site }]
    for (const operation of this.operations) {
      addExamples(description.paths[operation.path][operation.method], operation, samples)
    }
    return description
  }
}
