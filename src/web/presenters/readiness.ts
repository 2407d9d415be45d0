import { say } from '../language/say.js'
import type { Readiness } from '../../readiness.js'
import { count } from './text.js'

/** What every page says about how far the archive can be searched; null when there is nothing to say. */
export function presentReadiness({ status, articles, progress }: Readiness): string | null {
  if (status === 'sample')
    return say('Dữ liệu mẫu: các bài ở đây là bịa, chỉ để dùng thử. Khi nhập bài thật, trang sẽ chỉ còn bài thật.')
  if (status !== 'building') return null
  const { stored, indexed } = articles
  if (indexed !== null && stored !== null && indexed < stored)
    return say(
      'Kho tin đang được dựng lại: mới tìm được {0} trên {1} bài, kết quả có thể còn thiếu.',
      count(indexed),
      count(stored),
    )
  if (indexed !== null) return say('Kho tin đang được dựng lại, kết quả có thể còn thiếu.')
  if (progress !== null && progress.total > 0)
    return say(
      'Kho tin đang được lập chỉ mục: đã xong {0} trên {1} bài. Trong lúc chờ, vẫn mở được từng bài theo địa chỉ.',
      count(progress.done),
      count(progress.total),
    )
  return say('Kho tin đang được mở, chưa tìm được ngay. Hãy thử lại sau ít giây.')
}
