import { load } from 'cheerio'
import { z } from 'zod'
import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource, type Source } from './source.js'

/** Whether CSS can be matched with it. */
function isSelector(text: string): boolean {
  try {
    load('')(text)
    return text.trim() !== ''
  } catch {
    return false
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

const selector = z.string().refine(isSelector, 'This is not a CSS selector.')
/** One selector, or several of which the first that matches counts. */
const selectors = z.union([selector, z.array(selector).min(1)], { error: 'Give a CSS selector, or a list of them.' })
const webAddress = z.url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://.' })
const addresses = z.array(webAddress, { error: 'Give a list of addresses.' })
const host = z
  .string()
  .regex(
    /^(?:\*\.)?(?!www\.)[a-z0-9.-]+$/u,
    'Give a host in lower case without www., e.g. "baothaibinh.com.vn" or "*.thaibinh.gov.vn".',
  )
const pattern = z.string().refine(isPattern, 'This is not a regular expression.')

/** A source as its file describes it. */
export const sourceFileSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the name of the paper.').max(200),
  province: z.string().trim().min(1).max(100).optional(),
  hosts: z.array(host).min(1, 'Give at least one host.'),
  feeds: addresses.optional(),
  sitemaps: addresses.optional(),
  sections: addresses.optional(),
  dayPages: webAddress
    .refine(
      (text) => ['{yyyy}', '{MM}', '{dd}'].every((part) => text.includes(part)),
      'It must contain {yyyy}, {MM} and {dd}.',
    )
    .optional(),
  articlePath: pattern.optional(),
  siteId: pattern.refine((text) => /\((?!\?)/u.test(text), 'It must have a group in parentheses.').optional(),
  selectors: z
    .strictObject({
      title: selectors.optional(),
      kicker: selectors.optional(),
      lead: selectors.optional(),
      body: selectors,
      date: selectors.optional(),
      author: selectors.optional(),
      category: selectors.optional(),
      keywords: selectors.optional(),
      captions: selectors.optional(),
      related: selectors.optional(),
      remove: selectors.optional(),
    })
    .optional(),
})

export type SourceFile = z.infer<typeof sourceFileSchema>

function extractorOf(id: string, { body, remove, ...others }: NonNullable<SourceFile['selectors']>): Extractor {
  const listed = Object.fromEntries(Object.entries(others).map(([part, value]) => [part, [value].flat()]))
  const all: Selectors = { ...listed, content: [body].flat(), dropped: remove === undefined ? [] : [remove].flat() }
  return {
    name: id,
    seenFrom: '1970-01-01',
    // It says what pages of its own hosts look like, and is not tried on others.
    recognises: () => false,
    extract: (page) => extractBy(page, all),
  }
}

/** The source that a file describes. @param id the file's name without its ending */
export function sourceOf(id: string, file: SourceFile): Source {
  const { selectors: marked, province, dayPages, articlePath, siteId, ...stated } = file
  return defineSource({
    ...stated,
    id,
    province: province ?? null,
    dayPages: dayPages ?? null,
    articlePath: articlePath === undefined ? null : new RegExp(articlePath, 'u'),
    siteId: siteId === undefined ? null : new RegExp(siteId, 'u'),
    extractors: marked === undefined ? [] : [extractorOf(id, marked)],
  })
}
