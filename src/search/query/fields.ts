import { foldName } from '../fold.js'

/** What a field of the query language restricts. */
export type FieldName = 'title' | 'author' | 'agency' | 'province' | 'source' | 'day' | 'from' | 'to'

/** Names as shown to users. */
export const fieldLabels: Record<FieldName, string> = {
  title: 'tiêu-đề',
  author: 'tác-giả',
  agency: 'cơ-quan',
  province: 'tỉnh',
  source: 'nguồn',
  day: 'ngày',
  from: 'từ',
  to: 'đến',
}

const byFoldedName = new Map(
  (Object.keys(fieldLabels) as FieldName[]).map((field) => [foldName(fieldLabels[field]), field]),
)

/** The field of a name typed in any case, with or without diacritics; null when there is none. */
export function fieldOf(name: string): FieldName | null {
  return byFoldedName.get(foldName(name.replaceAll('_', '-'))) ?? null
}
