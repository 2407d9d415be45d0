/** Provinces and agencies, as facts with their history. */

/** `YYYY-MM-DD`, local. */
export type Day = string

export interface Province {
  /** e.g. `Thái Bình`, without "tỉnh" or "thành phố". */
  name: string
  kind: 'tỉnh' | 'thành phố'
  validFrom: Day | null
  /** Last day on which it existed; null while it exists. */
  validTo: Day | null
  /** Name of the province that it became part of. */
  successor: string | null
  /** Other spellings and abbreviations. */
  aliases: string[]
}

export interface Agency {
  /** Slug of the kind of body, e.g. `so-thong-tin-va-truyen-thong`, `hdnd-tinh`, `tinh-uy`. The province is told by the article. */
  id: string
  name: string
  /** Short form for lists and chips, e.g. `Sở TTTT`. */
  shortName: string
  level: 'trung-uong' | 'tinh' | 'huyen' | 'xa'
  branch: 'dang' | 'dan-cu' | 'chinh-quyen' | 'tu-phap' | 'luc-luong' | 'doan-the' | 'nganh-doc'
  aliases: string[]
  parent: string | null
  validFrom: Day | null
  validTo: Day | null
  successors: string[]
}

/** A place in a text where a body or province is named. Offsets are UTF-16 code units of that text. */
export interface Mention {
  id: string
  start: number
  end: number
}

export interface Recognition {
  agencies: Mention[]
  /** `id` is the province's name. */
  provinces: Mention[]
}

/** What the recogniser reads of an article. */
export interface RecognisableArticle {
  source: string
  url: string | null
  kicker: string
  title: string
  lead: string
  body: string[]
  captions: string[]
}

export interface Gazetteer {
  agency(id: string): Agency | null
  agencies(): readonly Agency[]
  /** By name, alias, or either without diacritics. */
  province(name: string): Province | null
  provinces(): readonly Province[]
  /** Names in a running text, longest match first, in order of place. */
  recognise(text: string): Recognition
  /** Agency ids, principal first, each once; and the province the article is about, from the text or else its source. */
  describe(article: RecognisableArticle): { agencies: string[]; province: string | null }
}
