import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPeopleFinder } from '../../src/gazetteer/people.js'
import { gazetteer } from './gazetteer.js'

const find = createPeopleFinder()

function peopleIn(text: string): string[] {
  return [...new Set(find(text, gazetteer.recognise(text)).map(({ id }) => id))]
}

/** Invented sentences and the people that they name. */
const named: [text: string, people: string[]][] = [
  ['Ông Nguyễn Văn Tường cho biết vụ mùa năm nay được giá.', ['Nguyễn Văn Tường']],
  ['Bà Trịnh Thị Thơm, 67 tuổi, kể lại chuyện đi đò.', ['Trịnh Thị Thơm']],
  ['Theo bà Lý Kim Huệ, lớp học sẽ mở vào tháng sau.', ['Lý Kim Huệ']],
  ['Đồng chí Đặng Quốc Bảo, Phó Bí thư Tỉnh ủy chủ trì hội nghị.', ['Đặng Quốc Bảo']],
  ['Chủ tịch UBND tỉnh Phạm Văn Lộc kiểm tra tuyến đường ven biển.', ['Phạm Văn Lộc']],
  ['Phó Chủ tịch UBND tỉnh Thái Bình Lại Hữu Tạo dự lễ khởi công.', ['Lại Hữu Tạo']],
  ['Giám đốc Sở Thông tin và Truyền thông Đỗ Như Quỳnh trả lời báo chí.', ['Đỗ Như Quỳnh']],
  ['Phó Giám đốc Sở Công Thương Lê Hữu Nghị làm việc với doanh nghiệp.', ['Lê Hữu Nghị']],
  ['Giám đốc Sở Văn hóa, Thể thao và Du lịch Vương Thu Hằng trao giải.', ['Vương Thu Hằng']],
  ['Giám đốc Sở Tài nguyên và Môi trường Ngô Đức Lân tiếp công dân.', ['Ngô Đức Lân']],
  ['Chủ tịch UBND huyện Quỳnh Phụ Nguyễn Xuân Thưởng phát biểu.', ['Nguyễn Xuân Thưởng']],
  ['Bí thư Huyện ủy Đông Hưng Phạm Văn Tuấn đi thăm hộ nghèo.', ['Phạm Văn Tuấn']],
  ['Bí thư Tỉnh ủy Ngô Đông Phương nêu ba việc cần làm ngay.', ['Ngô Đông Phương']],
  ['Chủ tịch Hội Nông dân huyện Kiến Xương Bùi Thị Mận tặng giống lúa.', ['Bùi Thị Mận']],
  [
    'Dự hội nghị có các đồng chí: Trần Quang Vũ, Lê Ngọc Ánh và Hoàng Bá Cường.',
    ['Trần Quang Vũ', 'Lê Ngọc Ánh', 'Hoàng Bá Cường'],
  ],
  ['Dự có ông Vũ Duy Khánh và bà Mai Thị Nụ.', ['Vũ Duy Khánh', 'Mai Thị Nụ']],
  ['Anh Giàng A Páo trồng được hai héc-ta mận.', ['Giàng A Páo']],
  ['Chị Lò Thị Inh dệt thổ cẩm từ năm mười tuổi.', ['Lò Thị Inh']],
  ['Ông Điểu Sang là người giữ nhịp chiêng của buôn.', ['Điểu Sang']],
  ['Ông Thạch Sa Rinh, trụ trì chùa, mở lớp dạy chữ.', ['Thạch Sa Rinh']],
  ['Hòa thượng Danh Lung cầu cho mưa thuận gió hòa.', ['Danh Lung']],
  ['Đại tá Trần Xuân Ánh, Giám đốc Công an tỉnh, chỉ đạo phá án.', ['Trần Xuân Ánh']],
  ['Thượng tá, bác sĩ Phùng Khắc Hiếu cứu ba ngư dân.', ['Phùng Khắc Hiếu']],
  ['PGS.TS. Cao Thế Vinh giới thiệu giống lúa chịu mặn.', ['Cao Thế Vinh']],
  ['ThS Đàm Thu Trà hướng dẫn bà con ủ phân.', ['Đàm Thu Trà']],
  ['Bác sĩ CKII Quách Tuấn Vinh trực suốt đêm ba mươi.', []],
  ['Nguyễn Hữu Thọ Xuân (SN 1990) bị bắt khi đang bỏ trốn.', ['Nguyễn Hữu Thọ Xuân']],
  ['Công an xác định Lê Công Toại (31 tuổi) là chủ chiếc xe.', ['Lê Công Toại']],
  ['Hồ Sĩ Hùng Anh, Chủ tịch UBND xã, nhận khuyết điểm.', ['Hồ Sĩ Hùng Anh']],
  ['Bị cáo Tạ Văn Lừng khai đã bán hết tang vật.', ['Tạ Văn Lừng']],
  ['Em Vũ Ngọc Khuê, học sinh lớp 9A, đoạt giải nhất.', ['Vũ Ngọc Khuê']],
  ['Nghệ nhân Hà Thị Cầu Vồng hát xẩm giữa sân đình.', ['Hà Thị Cầu Vồng']],
  ['Trần Thị Mơ và Trần Thị Mộng là hai chị em sinh đôi.', ['Trần Thị Mơ', 'Trần Thị Mộng']],
  ['Hiệu trưởng Trường THPT Nguyễn Đức Cảnh Phạm Thị Hòa đánh trống khai trường.', ['Phạm Thị Hòa']],
  ['Giám đốc Công ty TNHH Hoàng Long Trần Văn Đoán hứa trả lương.', ['Trần Văn Đoán']],
  ['Chủ tịch nước Trần Kiên Trung gửi thư khen.', ['Trần Kiên Trung']],
  ['Thủ tướng Chính phủ Vũ Hải Triều thị sát tuyến đê.', ['Vũ Hải Triều']],
  ['Ông Trần Lực nói xong, bà Trần Lực cười.', ['Trần Lực']],
  ['Chủ tịch Hồ Chí Minh về thăm tỉnh năm 1946.', ['Hồ Chí Minh']],
  ['Ông Nguyễn Bá Lan Phó Chủ tịch UBND xã dẫn đường.', ['Nguyễn Bá Lan']],
  ['Đại biểu Ninh Thị Phương Lan đề nghị công khai danh mục.', ['Ninh Thị Phương Lan']],
  ['Chủ tịch UBND xã Nguyễn Văn Tám nhận lỗi với dân.', ['Nguyễn Văn Tám']],
  ['Nạn nhân là ông Nguyễn Văn Ch. ở cuối xóm.', ['Nguyễn Văn Ch']],
  ['Chánh Thanh tra tỉnh Lương Đình Phúc công bố kết luận.', ['Lương Đình Phúc']],
  ['Trưởng Công an huyện Kiến Xương, Lê Quang Tạo, xác nhận việc này.', ['Lê Quang Tạo']],
  ['Bí thư Huyện ủy Mộc Châu Hà Trọng Tiến thăm trường.', ['Hà Trọng Tiến']],
  ['Giám đốc Sở Y tế Sử Hồng Anh trả lời.', ['Sử Hồng Anh']],
  ['Bà Bành Thị Thơ bán hàng ở chợ.', ['Bành Thị Thơ']],
  ['Ông Lượng Bá Thạnh kể chuyện đi rừng.', ['Lượng Bá Thạnh']],
  ['Bắt Phàng Thị Chía (sinh năm 1978), Mùa A Chá (sinh năm 1995) ở bản.', ['Phàng Thị Chía', 'Mùa A Chá']],
  ['Giảng viên hướng dẫn Lê Hoàng Ân mừng cho cả đội.', ['Lê Hoàng Ân']],
  ['Nhà ở phố Trần Phú, Nguyễn Văn Bính (41 tuổi) nghe tiếng nổ.', ['Nguyễn Văn Bính']],
  ['Nguyên Phó Chánh Văn phòng UBND thành phố; Trần Văn Hân cùng khai.', ['Trần Văn Hân']],
]

/** Invented sentences that seem to name somebody, but do not. */
const nobody = [
  'Sở Giao thông vận tải sửa đường Nguyễn Văn Linh và đường Trần Hưng Đạo.',
  'Trường THPT Lê Quý Đôn đón 600 học sinh vào lớp 10.',
  'Trường THCS Nguyễn Thị Minh Khai xây thêm hai phòng học.',
  'Phường Trần Lãm ra quân dọn vệ sinh.',
  'Huyện Trần Văn Thời vào vụ tôm.',
  'Thành phố Hồ Chí Minh mở thêm ba tuyến buýt.',
  'Đoàn Thanh niên Cộng sản Hồ Chí Minh phát động thi đua.',
  'Vòng xã của cuộc thi kể chuyện lấy phong cách Hồ Chí Minh làm đề.',
  'Giải thưởng Võ Văn Kiệt được trao cho năm công trình.',
  'Cầu Nguyễn Văn Trỗi đóng để sửa chữa.',
  'Tỉnh Thái Bình và tỉnh Hà Nam ký kết hợp tác.',
  'Hội Nông dân tỉnh Lâm Đồng họp tại Đà Lạt.',
  'Sở Nông nghiệp và Phát triển nông thôn Thái Bình khuyến cáo nông dân.',
  'Công ty Cổ phần Hoàng Anh Gia Lai trồng chuối.',
  'Chủ tịch UBND tỉnh Lâm Đồng yêu cầu báo cáo trước ngày 5/6.',
  'Bí thư Thành ủy Hồ Chí Minh thăm công nhân.',
  'Chủ tịch UBND huyện Lương Sơn kiểm tra hồ chứa.',
  'Cao Bằng, Hà Giang, Lào Cai có mưa to.',
  'Mai An Tiêm là tích truyện dưa hấu.',
  'Lý Sơn được mùa tỏi, Mai Châu đông khách.',
  'Bà con xã Hồng Dương thu hoạch khoai.',
  'Chủ tịch UBND phường Nguyễn Thái Học ký quyết định.',
  'Bí thư Chi bộ thôn Lê Lợi vận động hiến đất.',
  'Khu đô thị Trần Hưng Đạo thiếu cây xanh.',
  'Đại hội Đại biểu Phật giáo tỉnh khai mạc sáng nay.',
  'Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ năm.',
  'Nghị quyết về Phát triển Kinh tế Xã hội được thông qua.',
  'Vở chèo Quan Âm Thị Kính diễn tại đình làng.',
  'Ông bà, cha mẹ và thầy cô đều vui.',
  'Quán nằm tại số 146 Bùi Thị Xuân, mở đến khuya.',
  'Trưởng thôn Đồng Ngư họp dân.',
  'Anh Sơn, chị Hoa cùng làm một tổ.',
  'Xe đổ ở ngã tư Huỳnh Tấn Phát - Nguyễn Văn Quỳ.',
  'Ngập ở các đường Trần Phú, Nguyễn Văn Cừ và Lê Văn Sỹ.',
  'Phó Giám đốc Khu bảo tồn biển Cù Lao Chàm nói có rùa về.',
  'Khách đi lễ Bà Chúa Xứ Núi Sam từ sớm.',
  'Ông Phó Giám Đốc kiêm kế toán đi vắng.',
]

describe('people in invented sentences', () => {
  it.each(named)('%s', (text, people) => {
    expect(peopleIn(text)).toEqual(people)
  })

  it.each(nobody)('nobody: %s', (text) => {
    expect(peopleIn(text)).toEqual([])
  })
})

describe('a person named again', () => {
  it('is counted wherever the whole name stands, under the spelling of the first place', () => {
    const text =
      'Ông Lê Hoà Bình mở đầu. Sau đó Lê Hòa Bình kết luận; ý kiến của Lê Hòa Bình được ghi nhận. Đường Lê Hòa Bình thì không.'
    const found = find(text, gazetteer.recognise(text))
    expect(found.map(({ id }) => id)).toEqual(['Lê Hoà Bình', 'Lê Hoà Bình', 'Lê Hoà Bình'])
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Lê Hoà Bình', 'Lê Hòa Bình', 'Lê Hòa Bình'])
  })
})

it('any text gives places within it, in order and apart', () => {
  const word = fc.constantFrom(
    'ông',
    'Nguyễn',
    'Văn',
    'Thị',
    'Chủ',
    'tịch',
    'UBND',
    'tỉnh',
    'Thái',
    'Bình',
    ',',
    '.',
    'và',
    '(SN',
    'Ông',
    ':',
    '\n',
    'Phó',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(text, (given) => {
      let end = 0
      for (const mention of find(given, gazetteer.recognise(given))) {
        expect(mention.start).toBeGreaterThanOrEqual(end)
        expect(mention.end).toBeGreaterThan(mention.start)
        expect(mention.end).toBeLessThanOrEqual(given.length)
        end = mention.end
      }
    }),
  )
})
