import { unknownSource } from '../../ingest/to-article.js'
import { foldName } from '../../search/fold.js'
import { paperSlug } from '../../search/papers/papers.js'
import { hostOf } from '../../text/hosts.js'

/** A name for what an archive calls by a code. */
export interface LabelRow {
  kind: 'source' | 'category'
  /** As the archive has it; empty where it is the label without marks and spaces. */
  code: string
  label: string
}

/** What a visitor reads where the archive has a code: `unc-dantri`, `www.qdnd.vn`, `DoiNoi-DoiNgoai`. */
export class Labels {
  private readonly sources = new Map<string, string>()
  private readonly categories = new Map<string, string>()
  private readonly papers = new Map<string, string>()

  /** @param rows of several rows with one code the last counts */
  constructor(rows: readonly LabelRow[] = []) {
    for (const { kind, code, label } of rows) {
      if (kind === 'source') {
        this.sources.set(hostKey(code), label)
        this.papers.set(paperSlug(label), label)
      } else {
        for (const name of [label, code]) if (name !== '') this.categories.set(categoryKey(name), label)
      }
    }
  }

  /**
   * The name of a source.
   * @param url address of an article of it, whose host says more than a code
   * @returns empty where nothing is known of it
   */
  source(code: string, url: string | null = null): string {
    const named = this.ofHost(code)
    if (named !== null) return named
    const isCode = code === unknownSource || /^[a-z0-9_.-]+$/iu.test(code)
    if (!isCode) return code
    const host = url === null ? null : hostOf(url)
    if (host !== null && !isHost(code)) return this.ofHost(host) ?? withoutWww(host)
    if (code === unknownSource) return ''
    return isHost(code) ? withoutWww(code) : readable(code)
  }

  /** The name of a paper, by its slug, name or code; what was given where nothing is known of it. */
  paper(name: string): string {
    return this.papers.get(paperSlug(name)) ?? (this.source(name) || name)
  }

  /** The slug of a paper named in any way, as its facet has it. */
  slugOfPaper(name: string): string {
    return paperSlug(this.paper(name))
  }

  /** Under which name the page of a source's paper is; null where it has none. */
  paperSlug(code: string): string | null {
    return paperSlug(this.source(code)) || null
  }

  /** The name of a category; one that is written in words stays as it is. */
  category(code: string): string {
    if (!/^[\w./-]+$/u.test(code)) return code
    return this.categories.get(categoryKey(code)) ?? readable(code)
  }

  /** The name of a host, or of the host that it belongs to: `thethao.vnexpress.net`. */
  private ofHost(host: string): string | null {
    for (let rest = hostKey(host); rest !== ''; rest = rest.includes('.') ? rest.replace(/^[^.]*\./u, '') : '') {
      const named = this.sources.get(rest)
      if (named !== undefined) return named
    }
    return null
  }
}

const withoutWww = (host: string): string => host.replace(/^www\d?\./iu, '')
const hostKey = (host: string): string => withoutWww(host.toLowerCase())
const isHost = (code: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(code)
const categoryKey = (name: string): string => foldName(name).replaceAll(/[^a-z0-9]/gu, '')

/** `ThiTruong-GiaCa` as `Thi truong - Gia ca`, `tin_trong_tinh` as `Tin trong tinh`. */
function readable(code: string): string {
  const parts = code.split(/[-/]+/u).map((part) =>
    part
      .replaceAll(/[_.]+/gu, ' ')
      .replaceAll(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
      .trim()
      .replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase()),
  )
  const isCamel = /\p{Ll}\p{Lu}/u.test(code)
  const words = parts.filter((part) => part !== '').join(isCamel ? ' - ' : ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
