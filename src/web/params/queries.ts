/** Query parameters of pages and their JSON twins: one schema for each kind of address. */
import { say } from '../language/say.js'
import { z } from 'zod'
import { emptySearch } from '../../search/finding/empty-search.js'
import { sortSlugs, undatedParameter } from '../urls/search-url.js'
import { allowedDays, readPeriod } from './days.js'
import { quoted } from './problems.js'
import { worded } from './read-query.js'

/** A longer query is a pasted text, not a search. This many characters hold about 220 syllables. */
const longestQuery = 1000
const longestName = 200
const lastPage = 100_000
const largestSize = 50

/** A whole number from `least` to `most`. */
function wholeNumber(least: number, most: number) {
  return worded(z.int().min(least).max(most), {
    message: (text) => say('{0} không dùng được.', quoted(text)),
    allowed: () => say('Số nguyên từ {0} đến {1}.', least, most),
  })
}

/** A text that needs no format check; the archive or the gazetteer decides whether it names anything. */
const text = z.string()

/** The search query. Its length is counted in characters, as in JSON Schema, not in UTF-16 units. */
const queryText = worded(
  z
    .string()
    .refine((typed) => [...typed].length <= longestQuery)
    .meta({ maxLength: longestQuery }),
  {
    message: (typed) => say('Từ khóa dài {0} ký tự.', [...typed].length),
    allowed: () => say('Nhiều nhất {0} ký tự; hãy chọn vài từ chính.', longestQuery),
  },
)

/** A day, month, quarter or year as people write it, parsed into its first and last day. */
const period = worded(
  z.string().transform((typed, context) => {
    const reading = readPeriod(typed, null)
    if ('value' in reading) return reading.value
    context.addIssue(reading.wrong)
    return z.NEVER
  }),
  { message: (typed, wrong) => `${quoted(typed)}: ${wrong}`, allowed: () => say(allowedDays) },
)

const undated = worded(z.literal(undatedParameter.value), {
  message: (typed) => say('{0} không dùng được.', quoted(typed)),
  allowed: () => say('{0}, để chỉ lấy bài không rõ ngày; một ngày thì ghi ở tu và den.', undatedParameter.value),
})

const category = worded(z.string().max(longestName), {
  message: (name) => say('{0} quá dài.', quoted(name)),
  allowed: () => say('Tên chuyên mục, nhiều nhất {0} ký tự.', longestName),
})

const source = worded(z.string().max(longestName), {
  message: (name) => say('{0} quá dài.', quoted(name)),
  allowed: () => say('Tên báo, đài hoặc cổng thông tin, nhiều nhất {0} ký tự.', longestName),
})

const sort = worded(z.enum(Object.values(sortSlugs)), {
  message: (slug) => say('Không có cách sắp xếp {0}.', quoted(slug)),
  allowed: () => Object.values(sortSlugs).join(', '),
})

const page = wholeNumber(1, lastPage).default(1).describe('Trang, tính từ 1.')

export const searchQuery = z.object({
  q: queryText.default(emptySearch.q).describe('Từ khóa, viết như trong ô tìm, có dấu hoặc không.'),
  tu: period.optional().describe('Ngày đầu, hoặc tháng, quý, năm: 23/11/2022, 11/2022, 2022.'),
  den: period.optional().describe('Ngày cuối, hoặc tháng, quý, năm.'),
  ngay: undated.optional().describe('Chỉ lấy bài không rõ ngày.'),
  'co-quan': z.array(text).default([]).describe('Mã cơ quan; nhiều mã là một trong các cơ quan ấy.'),
  tinh: z.array(text).default([]).describe('Tên tỉnh, thành phố; nhiều tên là một trong các tỉnh ấy.'),
  'chuyen-muc': z.array(category).default([]).describe('Chuyên mục; nhiều tên là một trong các chuyên mục ấy.'),
  nguon: z
    .array(source)
    .default([])
    .describe('Báo, đài, cổng thông tin: tên, tên miền hoặc mã; nhiều tên là một trong các nguồn ấy.'),
  'sap-xep': sort.optional().describe('Cách sắp xếp; để trống là phù hợp nhất.'),
  trang: page,
  'so-bai': wholeNumber(1, largestSize).default(emptySearch.size).describe('Số kết quả mỗi trang.'),
})

/** What somebody has typed so far. */
export const typedQuery = z.object({ q: queryText.default('').describe('Chữ đang gõ.') })

/** A page of a list. */
export const pageQuery = z.object({ trang: page })

/** A page of a paper's articles, and the year whose calendar is wanted. */
export const paperQuery = z.object({
  trang: page,
  nam: worded(z.string().regex(/^\d{4}$/u), {
    message: (typed) => say('{0} không phải một năm.', quoted(typed)),
    allowed: () => say('Năm gồm bốn chữ số, ví dụ 2022.'),
  })
    .optional()
    .describe('Năm của tờ lịch; để trống là năm cuối có bài.'),
})

/** How many articles a list should have. */
export function sizeQuery(most: number, otherwise: number) {
  return z.object({ 'so-bai': wholeNumber(1, most).default(otherwise).describe('Số bài nhiều nhất.') })
}

/** The day whose anniversaries are wanted. */
export const anniversaryQuery = z.object({
  ngay: text.optional().describe('Ngày và tháng (23/11), hoặc một ngày; để trống là hôm nay.'),
})

/** The source whose gaps are wanted. */
export const gapsQuery = z.object({
  nguon: text.optional().describe('Tên nguồn; để trống là mọi nguồn.'),
  trang: page,
})

/** The token of a link in a message. */
export const tokenQuery = z.object({ ma: text.default('') })

export const noQuery = z.object({})

const longestReason = 500

/** Why an article is withdrawn, which visitors read. */
export const withdrawalQuery = z.object({
  'ly-do': z.string().min(1).max(longestReason).describe('Lý do gỡ bài; người đọc sẽ thấy.'),
})
