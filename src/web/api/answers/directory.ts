import { z } from 'zod'
import { hitSchema } from './search.js'
import { countSchema, daySchema, hrefSchema } from './values.js'

const linkSchema = z.strictObject({ id: z.string(), name: z.string(), href: hrefSchema })

const namedSchema = linkSchema
  .extend({
    validFrom: daySchema.nullable(),
    validTo: daySchema.nullable(),
    count: countSchema.describe('Articles under its name and those that it includes.'),
  })
  .meta({ id: 'Named', description: 'An agency or province with its life.' })

export type NamedJson = z.infer<typeof namedSchema>

/** What the answers about an agency and about a province have in common. */
const subjectSchema = namedSchema.extend({
  predecessors: z.array(namedSchema).describe('What became it, directly or in steps.'),
  successors: z.array(namedSchema).describe('What it became, nearest first.'),
  years: z.array(z.strictObject({ year: z.string(), count: countSchema })),
  companions: z.array(linkSchema.extend({ count: countSchema })).describe('Agencies that its articles name too.'),
  total: countSchema,
  page: z.int().positive(),
  pages: countSchema,
  hits: z.array(hitSchema),
})

export type SubjectJson = z.infer<typeof subjectSchema>

export const agencyAnswerSchema = subjectSchema.extend({
  shortName: z.string(),
  aliases: z.array(z.string()),
  level: z.enum(['trung-uong', 'tinh', 'huyen', 'xa']),
  branch: z.enum(['dang', 'dan-cu', 'chinh-quyen', 'tu-phap', 'luc-luong', 'doan-the', 'nganh-doc']),
  parent: z.string().nullable(),
  partialSuccessors: z.array(z.string()),
})

export type AgencyJson = z.infer<typeof agencyAnswerSchema>

export const provinceAnswerSchema = subjectSchema.extend({
  kind: z.enum(['tỉnh', 'thành phố']),
  enlargedOn: daySchema.nullable(),
  aliases: z.array(z.string()),
})

export type ProvinceJson = z.infer<typeof provinceAnswerSchema>

const treeSchema = linkSchema.extend({
  validTo: daySchema.nullable(),
  count: countSchema,
  get children() {
    return z.array(treeSchema)
  },
})
z.globalRegistry.add(treeSchema, {
  id: 'Tree',
  description: 'An agency or province that has news, with the former ones that it includes.',
})

export type TreeJson = z.infer<typeof treeSchema>

/** Sorted by number of articles, most first, as provinces are. */
export const agenciesAnswerSchema = z.strictObject({ agencies: z.array(treeSchema) })
export const provincesAnswerSchema = z.strictObject({ provinces: z.array(treeSchema) })
