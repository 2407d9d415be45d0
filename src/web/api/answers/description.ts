import { z } from 'zod'

/** Where the description of the API is. */
export const descriptionPath = '/api/v1/openapi.json'

/** The description of the API: of its form OpenAPI itself says the rest. */
export const descriptionAnswerSchema = z.looseObject({
  openapi: z
    .string()
    .regex(/^3[.]1[.]/)
    .describe('Phiên bản OpenAPI.'),
  info: z
    .looseObject({ title: z.string().describe('Tên.'), version: z.string().describe('Phiên bản API.') })
    .describe('Tên và phiên bản.'),
  paths: z.record(z.string(), z.unknown()).describe('Các địa chỉ.'),
})
