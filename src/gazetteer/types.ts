/** Provinces and agencies, as facts with their history. */

/** `YYYY-MM-DD`, local. */
export type Day = string

export interface Province {
  /** e.g. `Thái Bình`, without "tỉnh" or "thành phố". One entry per name, which an enlarged province keeps. */
  name: string
  kind: 'tỉnh' | 'thành phố'
  /** First day; null when it is before 1997 or not recorded. */
  validFrom: Day | null
  /** Last day on which it existed; null while it exists. */
  validTo: Day | null
  /** Name of the province that it became part of. */
  successor: string | null
  /** Day on which other provinces became part of it; null when none did. */
  enlargedOn: Day | null
  /** Other spellings and abbreviations. */
  aliases: string[]
}

export interface Agency {
  /** Slug of the kind of body, e.g. `so-thong-tin-va-truyen-thong`, `hdnd-tinh`, `tinh-uy`. It names no province. */
  id: string
  name: string
  /** Short form for lists and chips, e.g. `Sở TTTT`. */
  shortName: string
  level: 'trung-uong' | 'tinh' | 'huyen' | 'xa'
  branch: 'dang' | 'dan-cu' | 'chinh-quyen' | 'tu-phap' | 'luc-luong' | 'doan-the' | 'nganh-doc'
  /** Other names, without abbreviations of their parts, which are in `phraseVariants`. */
  aliases: string[]
  /** The body that it belongs to. */
  parent: string | null
  validFrom: Day | null
  validTo: Day | null
  /** Ids of the bodies that took over its work as a whole. */
  successors: string[]
  /** Ids of the bodies that took over a part of its work. */
  partialSuccessors: string[]
}

/** A commune since 1 July 2025. */
export interface Commune {
  province: string
  /** With its kind: `Phường Thái Bình`. */
  name: string
  formerUnits: string[]
}

/** What the gazetteer is made of: the tables of `data/gazetteer/`. */
export interface GazetteerData {
  provinces: Province[]
  agencies: AgencyRow[]
  communes: Commune[]
  /** From the host (without `www.`) of a paper or portal to its province's name. Applies to subdomains too. */
  sources: ReadonlyMap<string, string>
  /** From a phrase inside names, such as `Hội đồng nhân dân`, to its other forms, such as `HĐND`. */
  phraseVariants: ReadonlyMap<string, readonly string[]>
  traps: Traps
}

/** An agency with its names as marked in the table. */
export interface AgencyRow extends Agency {
  names: AgencyName[]
}

export interface AgencyName {
  text: string
  /** Names the agency only beside a word or name of its place: "Công an" alone does not, "Công an tỉnh" does. */
  needsPlace: boolean
  /** Must begin with a capital: "Báo", "Quốc hội". */
  needsCapital: boolean
}

/** What looks like a name but is not one. */
export interface Traps {
  /** Phrases that hide the names inside them: "cơ sở", "Thái Bình Dương". */
  phrases: string[]
  /** Family and middle names: a province's name after one is part of a person's. */
  surnames: string[]
  /** Kinds of smaller places: the name after one, "đường Thái Bình", "phường Hiệp Bình Phước", is not a province. */
  areaKinds: string[]
  /** Other words that make the name right after them another thing: "khách sạn", "chị". */
  thingKinds: string[]
  /** Words that merely end like a kind: "thành phố", "môi trường", "hội chợ". */
  kindLikeCompounds: string[]
  /** Words after a national body that make it another country's. */
  foreign: string[]
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

/** The parts of an article that the recogniser reads. */
export interface RecognisableArticle {
  source: string
  url: string | null
  kicker: string
  title: string
  lead: string
  body: string[]
  captions: string[]
  /** Name of the province that the source reports on, where someone states it; else it is known by the source's host. */
  sourceProvince?: string | null
}

export interface Description {
  /** Agency ids, the principal ones first, each once. */
  agencies: string[]
  /** The agencies that the article is about or that act in it: the first of `agencies`. */
  principal: string[]
  /** The province the article is about, from the text, or else from its source. */
  province: string | null
}

/** A node of the facet tree: a present-day body or province with the former ones that became it. */
export interface HistoryNode {
  /** Agency id or province name. */
  id: string
  name: string
  validFrom: Day | null
  validTo: Day | null
  predecessors: HistoryNode[]
}

/** Succession among agencies (by id) or among provinces (by name). */
export interface History {
  /** What became `id`, directly or in steps. Unknown ids have none. */
  predecessors(id: string): string[]
  /** A present-day choice includes its predecessors; a former one does not include its successors. */
  withPredecessors(ids: readonly string[]): string[]
  /** What `id` became, directly or in steps, nearest first. */
  successorsOf(id: string): string[]
  /** The whole tree that contains `id`, with the present-day body as its root; null for unknown ids. */
  rootOf(id: string): HistoryNode | null
}

/** What a search query names. */
export interface QueryRecognition {
  agencies: string[]
  provinces: string[]
}

export interface Gazetteer {
  agency(id: string): Agency | null
  agencies(): readonly Agency[]
  /** Finds a province by name or alias, with or without diacritics. */
  province(name: string): Province | null
  provinces(): readonly Province[]
  /** Communes of a present-day province. */
  communes(province: string): readonly Commune[]
  /** Province of the host of a paper or portal, e.g. `stttt.dongthap.gov.vn`. */
  provinceOfSource(host: string): string | null
  readonly agencyHistory: History
  readonly provinceHistory: History
  /** Names in a running text, in order of position; where matches overlap, the longest. */
  recognise(text: string): Recognition
  describe(article: RecognisableArticle): Description
  /** Agencies and provinces named in a search query, in any case, with or without diacritics; each once. */
  recogniseQuery(text: string): QueryRecognition
}
