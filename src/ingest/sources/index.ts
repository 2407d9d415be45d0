import { hostOf } from '../../text/hosts.js'
import type { Extractor } from '../html/extractor.js'
import type { Page } from '../html/page.js'
import { bacgiangGov } from './bacgiang-gov.js'
import { baocaobang } from './baocaobang.js'
import { baodongthap } from './baodongthap.js'
import { baohaiduong } from './baohaiduong.js'
import { baohungyen } from './baohungyen.js'
import { baonghean } from './baonghean.js'
import { baoquangninh } from './baoquangninh.js'
import { baothaibinh } from './baothaibinh.js'
import { daknongGov } from './daknong-gov.js'
import { dongthapGov } from './dongthap-gov.js'
import { otherPapers } from './other-papers.js'
import { hasHost, type Source } from './source.js'
import { generic } from './templates/generic.js'
import { thaibinhGov } from './thaibinh-gov.js'
import { thaibinhtv } from './thaibinhtv.js'
import { thainguyenGov } from './thainguyen-gov.js'

export type { Source } from './source.js'

/** The sources that an archive knows. */
export class Sources {
  /** Every extractor, in the order of the sources. */
  readonly extractors: readonly Extractor[]

  constructor(readonly all: readonly Source[]) {
    this.extractors = [...new Set(all.flatMap(({ extractors }) => extractors))]
  }

  byId(id: string): Source | null {
    return this.all.find((source) => source.id === id) ?? null
  }

  /** The source to which a host (without `www.`) belongs; null when it belongs to none. */
  ofHost(host: string): Source | null {
    return this.all.find((source) => hasHost(source, host)) ?? null
  }

  /**
   * The extractors to try on a page, best first: those of its source that recognise its markup, others of its source,
   * others that recognise its markup, and finally the one for any page.
   */
  extractorsFor(page: Page): Extractor[] {
    const own = (page.host === null ? null : this.ofHost(page.host))?.extractors ?? []
    const recognised = this.extractors.filter((extractor) => extractor.recognises(page))
    return [...new Set([...own.filter((extractor) => recognised.includes(extractor)), ...own, ...recognised, generic])]
  }

  /** Finds the source's own id of an article in its address; null when there is none. */
  siteIdIn(address: string): string | null {
    const host = hostOf(address)
    const siteId = host === null ? null : this.ofHost(host)?.siteId
    return siteId?.exec(new URL(address).pathname)?.[1] ?? null
  }

  /** The province that the source of an address states; null when it states none. */
  provinceOf(address: string): string | null {
    const host = hostOf(address)
    return host === null ? null : (this.ofHost(host)?.province ?? null)
  }
}

/** The sources that ship with the project. A new one is added here and nowhere else. */
export const builtInSources = new Sources([
  thaibinhtv,
  baothaibinh,
  baodongthap,
  baohungyen,
  baoquangninh,
  baocaobang,
  baohaiduong,
  baonghean,
  dongthapGov,
  thainguyenGov,
  bacgiangGov,
  daknongGov,
  thaibinhGov,
  ...otherPapers,
])
