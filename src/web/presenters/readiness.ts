import type { Readiness } from '../../readiness.js'
import { count } from './text.js'

/** What every page says about how far the archive can be searched; null when there is nothing to say. */
export function presentReadiness({ status, articles, progress }: Readiness): string | null {
  if (status === 'sample')
    return 'Dữ liệu mẫu: các bài ở đây là bịa, chỉ để dùng thử. Khi nhập bài thật, trang sẽ chỉ còn bài thật.'
  if (status !== 'building') return null
  const { stored, indexed } = articles
  if (indexed !== null && stored !== null && indexed < stored)
    return `Kho tin đang được dựng lại: mới tìm được ${count(indexed)} trên ${count(stored)} bài, kết quả có thể còn thiếu.`
  if (indexed !== null) return 'Kho tin đang được dựng lại, kết quả có thể còn thiếu.'
  if (progress !== null && progress.total > 0)
    return `Kho tin đang được lập chỉ mục: đã xong ${count(progress.done)} trên ${count(progress.total)} bài. Trong lúc chờ, vẫn mở được từng bài theo địa chỉ.`
  return 'Kho tin đang được mở, chưa tìm được ngay. Hãy thử lại sau ít giây.'
}
