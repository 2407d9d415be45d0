import type { Article } from '../article.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { hostOf } from '../text/hosts.js'
import { readHtmlPage } from './html-page.js'
import { articleId } from './identity.js'
import { normalise } from './normalise.js'
import { siteIdIn } from './portals/index.js'
import type { RawArticle } from './raw-article.js'
import type { SourceRecord } from './readers/index.js'
import { readRecord } from './records.js'
import { readTextPage } from './text-page.js'

/** Source of a saved page that does not show where it is from. */
export const unknownSource = 'Trang đã lưu'

/** The part of the gazetteer that ingest needs. */
export type Describer = Pick<Gazetteer, 'describe'>

interface Stated {
  id: string | null
  province: string | null
  agencies: string[]
}

const nothingStated: Stated = { id: null, province: null, agencies: [] }

function read(record: SourceRecord): { raw: RawArticle; stated: Stated } {
  switch (record.content.kind) {
    case 'text':
      return { raw: readTextPage(record.content.text), stated: nothingStated }
    case 'html':
      return { raw: readHtmlPage(record.content.html), stated: nothingStated }
    case 'json': {
      const { raw, ...stated } = readRecord(record.content.value)
      return { raw, stated }
    }
  }
}

/**
 * Makes an Article from a record: reads its page or fields, assigns an id, and recognises agencies and province where
 * the record does not state them.
 * @returns the article, and notes on what a person should look at, in English
 * @throws RejectedRecord when there is no article in it
 */
export function toArticle(record: SourceRecord, gazetteer: Describer): { article: Article; notes: string[] } {
  const { raw: asRead, stated } = read(record)
  const raw = normalise(asRead)
  const { date, notes, ...content } = raw
  const source = raw.source ?? (raw.url === null ? null : hostOf(raw.url)) ?? unknownSource
  const publishedAt = date?.publishedAt ?? null
  const described = gazetteer.describe({ ...content, source })
  const siteId = raw.url === null ? null : siteIdIn(raw.url)
  const article: Article = {
    id: stated.id ?? articleId({ siteId, url: raw.url, source, title: raw.title, publishedAt }),
    url: raw.url,
    source,
    province: stated.province ?? described.province,
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
    agencies: stated.agencies.length > 0 ? stated.agencies : described.agencies,
    relatedTitles: raw.relatedTitles,
  }
  return { article, notes }
}
