import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folders.js'
import { readAll } from './helpers.js'

async function headingOf(heading: string): Promise<string[]> {
  const text = `${heading}\nThứ 3, 11/01/2022 | 16:03:38\nSáng nay trời trong, gió nhẹ và chợ xã đông người hơn mọi hôm.`
  const { articles } = await readAll([await folderWith({ 'page.txt': text })])
  return [articles[0].kicker, articles[0].title]
}

describe('kickers', () => {
  it.each([
    ['Sở Xây dựng:Thu gom biển quảng cáo cũ', 'Sở Xây dựng', 'Thu gom biển quảng cáo cũ'],
    ['Thường trực Huyện ủy: Gặp mặt nông dân giỏi', 'Thường trực Huyện ủy', 'Gặp mặt nông dân giỏi'],
    ['UBND huyện Vũ Thư: Mở lại bến phà', 'UBND huyện Vũ Thư', 'Mở lại bến phà'],
    ['Công an tỉnh: Trả xe cho người mất', 'Công an tỉnh', 'Trả xe cho người mất'],
    ['Ủy ban MTTQ Việt Nam tỉnh: Tặng 30 mái nhà', 'Ủy ban MTTQ Việt Nam tỉnh', 'Tặng 30 mái nhà'],
    ['Văn phòng Tỉnh ủy: Sơ kết quý I', 'Văn phòng Tỉnh ủy', 'Sơ kết quý I'],
    ['Hội Nông dân tỉnh: Cho vay 200 con dê', 'Hội Nông dân tỉnh', 'Cho vay 200 con dê'],
    ['Đoàn đại biểu Quốc hội tỉnh: Nghe cử tri', 'Đoàn đại biểu Quốc hội tỉnh', 'Nghe cử tri'],
    ['Uỷ ban nhân dân tỉnh: Họp phiên tháng 5', 'Uỷ ban nhân dân tỉnh', 'Họp phiên tháng 5'],
    ['Thành phố Thái Bình: Thay 300 cột đèn', 'Thành phố Thái Bình', 'Thay 300 cột đèn'],
    ['Sở LĐ-TB&XH: Dạy nghề mây tre', 'Sở LĐ-TB&XH', 'Dạy nghề mây tre'],
  ])('splits %j', async (heading, kicker, title) => {
    expect(await headingOf(heading)).toEqual([kicker, title])
  })

  it.each([
    'Ông Lê Văn Tám: Tôi trồng lại từ đầu',
    'Bộ trưởng Y tế: Sẽ có thêm máy',
    'Sở Y tế: “Không thiếu thuốc”',
    'Sở Y tế không nhận hồ sơ giấy: Người dân nói gì',
    'MTTQ tỉnh hiệp thương lần hai: Thêm người trẻ',
    'Sở Y tế bàn giao máy đo: Ai cũng được dùng',
    'Công an làm việc với chủ quán: Chờ kết luận',
    'Hội An: Phố vắng sau lũ',
    'Báo động: Mực nước lên nhanh',
    'Đông Hưng: Gặt xong trước bão',
    'Hẹn nhau lúc 8:30 ở bến',
    'Làng nghề mây tre: Vui ít, lo nhiều',
    'Sở Y tế:',
  ])('leaves %j whole', async (heading) => {
    expect(await headingOf(heading)).toEqual(['', heading])
  })
})
