import { z } from 'zod'

export const longestAddress = 2000

const text = z.string().default('')

export const pastedTextSchema = z.strictObject({
  title: text,
  lead: text,
  body: z
    .union([z.string(), z.array(z.string()).transform((paragraphs) => paragraphs.join('\n'))])
    .default('')
    .describe('One text with a paragraph a line, or a list of paragraphs.'),
})

const addressSchema = z.strictObject({
  address: z.string().min(1).max(longestAddress).describe('An article’s page here, its id, or its original address.'),
})

/** A program's request to the desk: the address of an article, or a text, any part of which may be missing. */
export const deskRequestSchema = z.union([addressSchema, pastedTextSchema.transform((pasted) => ({ pasted }))])

/** The subject of a request to the desk: a text, or an article by its address. */
export type DeskQuestion = z.output<typeof deskRequestSchema>
