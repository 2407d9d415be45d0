import type { Article } from '../article.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { hostOf } from '../text/hosts.js'
import { readHtmlPage } from './html-page.js'
import { articleId } from './identity.js'
import { normalise } from './normalise.js'
import type { RawArticle } from './raw-article.js'
import { readPost } from './posts.js'
import { decodePage, decodeUtf8 } from './readers/decode.js'
import { readRecord } from './records.js'
import { RejectedRecord } from './rejection.js'
import { builtInSources, type Sources } from './sources/index.js'
import { nothingStated, type SourceRecord, type Stated } from './source-record.js'
import { readTextPage } from './text-page.js'

/** Source of a saved page that does not show where it is from. */
export const unknownSource = 'Trang đã lưu'

/** The part of the gazetteer that ingest needs. */
export type Describer = Pick<Gazetteer, 'describe'>

/** An article made from a record. */
export interface MadeArticle {
  article: Article
  /** What a person should look at: in English, one sentence each. */
  notes: string[]
  /** It is a summary only, which never replaces the article itself. */
  isSummary?: boolean
  /** Its id is one that the record itself states. */
  statesId?: boolean
  /** Its id was made from source, title and date alone, which another article may share. */
  isKnownByTitle?: boolean
}

interface AsRead {
  raw: RawArticle
  id: string | null
  /** What the exporting system knows the article by; null when it is known by its address or text. */
  key: string | null
  province: string | null
  agencies: string[]
  isSummary?: boolean
}

const page = (raw: RawArticle): AsRead => ({ raw, id: null, key: null, province: null, agencies: [] })

function read({ content, address = null, savedAs = null }: SourceRecord, sources: Sources): AsRead {
  switch (content.kind) {
    case 'text': {
      const raw = readTextPage(decodePage(content.bytes, false))
      return page({ ...raw, url: raw.url ?? address ?? savedAs })
    }
    case 'html': {
      const known = address ?? savedAs
      const fetched = known === null ? null : { address: known, isGuess: address === null, sources }
      return page(readHtmlPage(decodePage(content.bytes, true, content.charset), fetched, sources))
    }
    case 'line':
      return { ...readRecord(parseLine(content.bytes)), key: null }
    case 'json':
      return { ...readRecord(content.value), key: null }
    case 'post':
      return { ...page(readPost(content.post, sources)), key: content.post.key, isSummary: content.post.isSummary }
  }
}

function parseLine(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RejectedRecord(
      `The line is not JSON: ${error instanceof Error ? error.message : error}. Correct the line.`,
    )
  }
}

/**
 * Makes an Article from a record: reads its page or fields, assigns an id, and recognises agencies and province where
 * the record does not state them.
 * @param stated what the operator states about records that do not say it
 * @param sources the papers and portals that are known
 * @throws RejectedRecord when there is no article in it
 */
export function toArticle(
  record: SourceRecord,
  gazetteer: Describer,
  stated: Stated = nothingStated,
  sources: Sources = builtInSources,
): MadeArticle {
  const { raw: asRead, id, key, province, agencies, isSummary } = read(record, sources)
  const raw = normalise(asRead)
  const { date, notes, ...content } = raw
  const source = raw.source ?? (raw.url === null ? null : hostOf(raw.url)) ?? stated.source ?? unknownSource
  const publishedAt = date?.publishedAt ?? null
  const described = gazetteer.describe({ ...content, source, sourceProvince: stated.province })
  const siteId = raw.url === null ? null : sources.siteIdIn(raw.url)
  const article: Article = {
    id: id ?? articleId({ siteId, url: raw.url, source, key, title: raw.title, publishedAt }),
    url: raw.url,
    source,
    province: province ?? described.province ?? (raw.url === null ? null : sources.provinceOf(raw.url)),
    kicker: raw.kicker,
    title: raw.title,
    lead: raw.lead,
    body: raw.body,
    captions: raw.captions,
    author: raw.author,
    publishedAt,
    datePrecision: date?.precision ?? null,
    dateSource: date?.dateSource ?? null,
    modifiedAt: raw.modifiedAt,
    category: raw.category,
    keywords: raw.keywords,
    views: raw.views,
    media: raw.media,
    agencies: agencies.length > 0 ? agencies : described.agencies,
    relatedTitles: raw.relatedTitles,
  }
  const isKnownByTitle = id === null && key === null && raw.url === null
  return {
    article,
    notes: [...(record.notes ?? []), ...notes],
    ...(isSummary ? { isSummary } : {}),
    ...(id === null ? {} : { statesId: true }),
    ...(isKnownByTitle ? { isKnownByTitle } : {}),
  }
}
