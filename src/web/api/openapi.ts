/** An OpenAPI document, as far as this program reads its own. */
export interface Description {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, DescribedOperation>>
  components: { schemas: Record<string, JsonSchema> }
}

/** A JSON Schema, as far as this program reads those of the description. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
  minLength?: number
  pattern?: string
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  anyOf?: JsonSchema[]
  additionalProperties?: boolean | JsonSchema
}

export interface DescribedParameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  description?: string
  schema: JsonSchema
  example?: string
}

export interface DescribedResponse {
  description: string
  content?: Record<string, { schema: JsonSchema }>
}

export interface DescribedOperation {
  operationId: string
  tags: [string]
  summary: string
  description?: string
  parameters?: DescribedParameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example?: unknown }> }
  responses: Record<string, DescribedResponse>
  security?: object[]
  /** Whether other parameters are refused. */
  'x-strict-parameters': boolean
}
