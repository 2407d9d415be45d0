import { z } from 'zod'
import { articleSchema } from '../../../article.js'
import { countSchema, daySchema, hrefSchema, partSchema, passageSchema, summarySchema } from './values.js'

export const hitSchema = summarySchema
  .extend({
    agencies: articleSchema.shape.agencies,
    score: z.number(),
    snippets: z.array(passageSchema),
    titleParts: passageSchema,
    isNear: z.boolean().describe('Whether it matches nearly: it lacks words, or has words apart that belong together.'),
    missing: z.array(z.string()).describe('Words of the query that the article lacks, as typed.'),
    apart: z.array(z.string()).describe('Words that belong together and that the article has only apart, as typed.'),
    explain: z.record(z.string(), z.number()).nullable(),
    copies: z.array(summarySchema).describe('Near-copies that the search found too, by date: the first of them.'),
    copyCount: countSchema.describe('How many near-copies stand behind this hit.'),
  })
  .meta({ id: 'Hit', description: 'An article among the results of a search.' })

export type HitJson = z.infer<typeof hitSchema>

const facetValueSchema = z
  .strictObject({
    value: z.string().describe('What a request names it by.'),
    label: z.string(),
    count: countSchema,
    selected: z.boolean(),
  })
  .meta({ id: 'FacetValue' })

const dateFacetValueSchema = facetValueSchema.extend({
  get children() {
    return z.array(dateFacetValueSchema)
  },
})
z.globalRegistry.add(dateFacetValueSchema, {
  id: 'DateFacetValue',
  description: 'A year, which holds months, or a month, which holds days.',
})

const lineageFacetValueSchema = facetValueSchema.extend({
  validTo: daySchema.nullable().describe('Last day on which it existed; null while it exists.'),
  get children() {
    return z.array(lineageFacetValueSchema)
  },
})
z.globalRegistry.add(lineageFacetValueSchema, {
  id: 'LineageFacetValue',
  description: 'An agency or province with the former ones that it includes.',
})

const facetsSchema = z
  .strictObject({
    date: z.array(dateFacetValueSchema),
    undated: countSchema,
    agency: z.array(lineageFacetValueSchema),
    province: z.array(lineageFacetValueSchema),
    category: z.array(facetValueSchema),
    totals: z
      .strictObject({ agency: countSchema, province: countSchema, category: countSchema })
      .describe('How many values each has, of which the first may be all that are listed.'),
  })
  .meta({ id: 'Facets' })

/** The search that an offer proposes. */
const paramsSchema = z
  .strictObject({
    q: z.string(),
    from: daySchema.nullable(),
    to: daySchema.nullable(),
    undated: z.boolean(),
    agencies: z.array(z.string()),
    provinces: z.array(z.string()),
    categories: z.array(z.string()),
    sort: z.enum(['relevance', 'newest', 'oldest']),
    page: z.int().positive(),
    size: z.int().positive(),
  })
  .meta({ id: 'SearchParams' })

const answerSchema = z
  .strictObject({
    kind: z.enum(['days', 'newest', 'document', 'article', 'agency', 'province', 'commune', 'district', 'person']),
    label: z.string().describe('What it is, in a word or two.'),
    text: z.string(),
    href: hrefSchema.nullable().describe('Its page, or the search for its articles; null where there are none.'),
    articles: countSchema.nullable().describe('Articles of the whole archive; null where they are not counted.'),
    note: z.string().nullable().describe('What became of it, where that is known.'),
    links: z.array(z.strictObject({ label: z.string(), href: hrefSchema })).describe('What belongs to it.'),
  })
  .meta({ id: 'Answer', description: 'What the query as a whole asks for besides a search.' })

export type AnswerJson = z.infer<typeof answerSchema>

/** The answer of `/api/v1/search`, and the output of `npm run search -- --json`. */
export const searchAnswerSchema = z.strictObject({
  query: z.string(),
  total: countSchema.describe('Articles that match strictly, near-copies among them, as facets count them.'),
  tookMs: z.number().nonnegative(),
  hits: z.array(hitSchema),
  facets: facetsSchema,
  bestBets: z
    .array(
      z.strictObject({
        title: z.string(),
        href: z.string().describe('A page of this site or, if absolute, of another.'),
        article: summarySchema.nullable(),
      }),
    )
    .describe('What the newsroom recommends for this query; on the first page only.'),
  reading: z
    .strictObject({ text: z.string(), notes: z.array(z.string()) })
    .describe('How the query was read, where that is not as typed.'),
  synonyms: z
    .strictObject({
      words: z.array(z.string()),
      asTyped: z.string().describe('The query that searches just what was typed.'),
    })
    .nullable()
    .describe('Synonyms that were searched too and brought articles.'),
  page: z.int().positive(),
  size: z.int().positive(),
  isPartial: z.boolean().describe('Whether part of the index cannot be searched at the moment.'),
  totalHits: countSchema.describe('How many hits they make: near-copies stand behind another hit.'),
  near: z
    .strictObject({
      total: countSchema,
      totalHits: countSchema,
      isCut: z.boolean().describe('Whether these are the nearest alone, as many as are kept: there may be more.'),
    })
    .describe('The same of those that match nearly, which come after them; only by relevance, where they are few.'),
  pages: countSchema.describe('Pages of both.'),
  didYouMean: z.string().nullable(),
  answers: z.array(answerSchema).describe('On the first page only.'),
  offers: z.array(z.strictObject({ label: z.string(), params: paramsSchema })),
})

export type SearchJson = z.infer<typeof searchAnswerSchema>

export const facetsAnswerSchema = z.strictObject({ query: z.string(), total: countSchema, facets: facetsSchema })

export type FacetsJson = z.infer<typeof facetsAnswerSchema>

export const suggestAnswerSchema = z.strictObject({
  query: z.string(),
  suggestions: z.array(
    z.strictObject({
      kind: z.enum(['person', 'agency', 'place', 'document', 'day', 'phrase', 'title']),
      text: z.string().describe('What goes into the search box.'),
      parts: z.array(partSchema),
      id: z
        .string()
        .nullable()
        .describe('The agency, article, province, document or day that it leads to; null where it is searched for.'),
      href: hrefSchema,
    }),
  ),
})

export type SuggestJson = z.infer<typeof suggestAnswerSchema>
