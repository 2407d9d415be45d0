/** Provinces and agencies, as facts with their history. */

/** `YYYY-MM-DD`, local. */
export type Day = string

export interface Province {
  /** e.g. `Thái Bình`, without "tỉnh" or "thành phố". One entry per name: a province that grew keeps its entry. */
  name: string
  kind: 'tỉnh' | 'thành phố'
  /** First day; null where it is older than 1997 or not recorded. */
  validFrom: Day | null
  /** Last day on which it existed; null while it exists. */
  validTo: Day | null
  /** Name of the province that it became part of. */
  successor: string | null
  /** Day since which it includes the provinces that became part of it; null when it took in none. */
  enlargedOn: Day | null
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
  /** Other names, without abbreviations of their parts: `phraseVariants` gives those. */
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
  /** Host (without `www.`) of a paper or portal, to its province's name. Holds for subdomains too. */
  sources: ReadonlyMap<string, string>
  /** A phrase inside names, such as `Hội đồng nhân dân`, to its other forms, such as `HĐND`. */
  phraseVariants: ReadonlyMap<string, readonly string[]>
  traps: Traps
}

/** An agency with the marks that its names carry in the table. */
export interface AgencyRow extends Agency {
  names: AgencyName[]
}

export interface AgencyName {
  text: string
  /** Names the agency only next to a word or name that tells the place: "Công an" does not, "Công an tỉnh" does. */
  needsPlace: boolean
  /** Must begin with a capital: "Báo", "Quốc hội". */
  needsCapital: boolean
}

/** What looks like a name and is none. */
export interface Traps {
  /** Phrases that hide the names inside them: "cơ sở", "Thái Bình Dương". */
  phrases: string[]
  /** Family and middle names: a province's name after one is a person. */
  surnames: string[]
  /** Kinds of smaller places: the name after them, "đường Thái Bình", "phường Hiệp Bình Phước", is no province. */
  areaKinds: string[]
  /** Other words that make the name right after them another thing: "khách sạn", "chị". */
  thingKinds: string[]
  /** Words that only end like a kind: "thành phố", "môi trường", "hội chợ". */
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

export interface Description {
  /** Agency ids, principal first, each once. */
  agencies: string[]
  /** The agencies that the article is about or that act in it: the first of `agencies`. */
  principal: string[]
  /** The province the article is about, from the text or else its source. */
  province: string | null
}

/** A node of the facet tree: today's body or province with the former ones that became it. */
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
  /** Today's choice includes its predecessors; a former one does not include what came after it. */
  withPredecessors(ids: readonly string[]): string[]
  /** What `id` became, directly or in steps, nearest first. */
  successorsOf(id: string): string[]
  /** The whole tree that holds `id`, today's body as its root; null for unknown ids. */
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
  /** By name, alias, or either without diacritics. */
  province(name: string): Province | null
  provinces(): readonly Province[]
  /** Communes of today's province. */
  communes(province: string): readonly Commune[]
  /** Province of a paper's or portal's host, e.g. `stttt.dongthap.gov.vn`. */
  provinceOfSource(host: string): string | null
  readonly agencyHistory: History
  readonly provinceHistory: History
  /** Names in a running text, longest match first, in order of place. */
  recognise(text: string): Recognition
  describe(article: RecognisableArticle): Description
  /** Agencies and provinces named in a search query, in any case, with or without diacritics; each once. */
  recogniseQuery(text: string): QueryRecognition
}
