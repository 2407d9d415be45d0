import type { FacetCounts } from '../../engine/reading.js'
import { foldName } from '../fold.js'

/** How sources are called: a name for each code; empty where nothing is known of it. */
export interface SourceNames {
  source(code: string): string
}

/** A newspaper, broadcaster or portal: all sources of one name. */
export interface Paper {
  /** Its name in addresses: a-z, 0-9 and `-`. */
  slug: string
  /** As pages show it. */
  name: string
  /** The sources that it stands for, as in `Article.source`; those with most articles first. */
  codes: string[]
  articles: number
}

/** What tells the sources that somebody means. */
export interface SourcesByName {
  /** Sources of a paper by its name, with or without diacritics, its slug, its host or its code; empty: none is known. */
  codesOf(name: string): readonly string[]
}

/** Knows no paper. */
export const noPapers: SourcesByName = { codesOf: () => [] }

/** Words before a paper's name that it can do without: "báo Thái Bình" is "Thái Bình". */
const kind = /^(?:bao|bao-dien-tu|tap-chi|dai|trang|cong-thong-tin|cong-thong-tin-dien-tu)-(?=.)/u
const withoutWww = (host: string): string => host.replace(/^www\d?\./u, '')

/** A paper's name as its address has it. @returns empty for a name without letters or digits */
export function paperSlug(name: string): string {
  return foldName(name)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '')
    .join('-')
}

/** The papers of an archive, by what people call them. */
export class Papers implements SourcesByName {
  private readonly byName = new Map<string, Paper>()
  private readonly byCode = new Map<string, Paper>()

  /** @param all those with most articles first */
  constructor(
    readonly all: readonly Paper[],
    private readonly names: SourceNames,
  ) {
    for (const paper of all) {
      this.byName.set(paper.slug, paper)
      for (const code of paper.codes) this.byCode.set(code, paper)
    }
    const add = (name: string, paper: Paper) => {
      if (name !== '' && !this.byName.has(name)) this.byName.set(name, paper)
    }
    for (const paper of all) {
      for (const code of paper.codes) add(paperSlug(withoutWww(code.toLowerCase())), paper)
      add(paper.slug.replace(kind, ''), paper)
    }
  }

  /** The paper that a source belongs to; null for one that is unknown or has no name. */
  ofCode(code: string): Paper | null {
    return this.byCode.get(code) ?? null
  }

  /** The paper of a name, slug, host or code; null when the archive has none. */
  named(name: string): Paper | null {
    const typed = name.trim()
    const exact = this.byCode.get(typed)
    if (exact !== undefined) return exact
    const host = withoutWww(typed.toLowerCase())
    const slug = paperSlug(host)
    return (
      this.byName.get(slug) ??
      this.byName.get(slug.replace(kind, '')) ??
      (host.includes('.') ? this.byName.get(paperSlug(this.names.source(host))) : undefined) ??
      null
    )
  }

  codesOf(name: string): readonly string[] {
    return this.named(name)?.codes ?? []
  }
}

/** The papers of an archive: sources with one name are one paper; those without a name are none. */
export function papersOf({ sources }: Pick<FacetCounts, 'sources'>, names: SourceNames): Papers {
  const papers = new Map<string, Paper>()
  for (const { value: code, count } of sources) {
    const name = names.source(code)
    const slug = paperSlug(name)
    if (slug === '') continue
    const paper = papers.get(slug)
    if (paper === undefined) papers.set(slug, { slug, name, codes: [code], articles: count })
    else {
      paper.codes.push(code)
      paper.articles += count
    }
  }
  const all = [...papers.values()].sort((a, b) => b.articles - a.articles || (a.slug < b.slug ? -1 : 1))
  return new Papers(all, names)
}
