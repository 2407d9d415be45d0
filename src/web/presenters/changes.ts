import { isDeepStrictEqual } from 'node:util'
import { say, type Label } from '../language/say.js'
import type { Article } from '../../article.js'
import type { Revision } from '../../store/types.js'
import { localDay } from '../../text/dates.js'
import { fullDate, shortDate, type DateText } from './dates.js'

/** A change to an article, as its page shows it. */
export interface ChangeModel {
  date: DateText
  /** "Đã sửa ngày 30/11/2026". */
  label: string
  /** All parts that changed: "tiêu đề, tác giả". */
  names: string
  /** Those in which something was replaced or left out, with what stood there before. */
  parts: { name: string; before: string[] }[]
  /** The others, to which something was only added: "tác giả, chú thích ảnh"; empty when there are none. */
  addedTo: string
}

const labels: Record<Revision['by'], Label> = {
  correction: 'Đã sửa ngày',
  source: 'Nguồn đăng lại bản mới, ghi nhận ngày',
}

const names: Partial<Record<keyof Article, Label>> = {
  kicker: 'Dòng dẫn',
  title: 'Tiêu đề',
  lead: 'Sapo',
  body: 'Nội dung',
  captions: 'Chú thích ảnh',
  author: 'Tác giả',
  publishedAt: 'Ngày đăng',
  category: 'Chuyên mục',
  media: 'Ảnh và tư liệu',
  url: 'Địa chỉ bài gốc',
}

/** The former texts of a field; of a list those that are no longer in it. */
function textsBefore(field: keyof Article, was: Partial<Article>, now: Partial<Article>): string[] {
  if (field === 'publishedAt') {
    const date = fullDate({ publishedAt: was.publishedAt ?? null, datePrecision: 'minute' })
    return date === null ? [] : [date.text]
  }
  const former = was[field]
  if (field === 'media') return (was.media ?? []).map(({ caption, url }) => caption ?? url)
  if (!Array.isArray(former)) return former ? [String(former)] : []
  const kept = new Set(now[field] as string[])
  return former.filter((text): text is string => typeof text === 'string' && !kept.has(text))
}

const listed = (parts: readonly { name: string }[]): string => parts.map(({ name }) => name.toLowerCase()).join(', ')

/** The changes to an article, latest first. @param article as it is now */
export function presentChanges(article: Article, revisions: readonly Revision[]): ChangeModel[] {
  let after: Partial<Article> = article
  return revisions.flatMap(({ at, by, was }) => {
    const now = after
    after = { ...after, ...was }
    const day = localDay(at)
    const parts = (Object.keys(was) as (keyof Article)[]).flatMap((field) => {
      const name = names[field]
      const isShown = name !== undefined && !isDeepStrictEqual(was[field], now[field])
      return isShown ? [{ name: say(name), before: textsBefore(field, was, now) }] : []
    })
    if (parts.length === 0) return []
    return [
      {
        date: { machine: at, text: shortDate(day) },
        label: say(labels[by]),
        names: listed(parts),
        parts: parts.filter(({ before }) => before.length > 0),
        addedTo: listed(parts.filter(({ before }) => before.length === 0)),
      },
    ]
  })
}
