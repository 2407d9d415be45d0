/** Invented articles about relations between articles: reprints, events, documents. In the format of NDJSON input. */

interface Story {
  id: string
  title: string
  lead?: string
  body: string
  publishedAt: string | null
  source?: string
  province?: string
}

/** One event, told in four articles over a month. */
const dyke: Story[] = [
  {
    id: 'dyke-1',
    title: 'Nước lũ tràn đê bối Cồn Nhạn, hai trăm hộ sơ tán trong đêm',
    lead: 'Rạng sáng 8/9, đoạn đê bối Cồn Nhạn dài bốn mươi mét bị nước tràn qua.',
    body: 'Chủ tịch xã Hồng Phong Vũ Đình Khải cho biết thuyền máy đã đưa hết người già, trẻ nhỏ ở Cồn Nhạn vào trường học. Lực lượng hộ đê xếp bao cát, đóng cọc tre dọc đoạn đê bối xung yếu. Nước sông lúc ba giờ sáng cao hơn báo động ba. Bếp ăn tập thể nấu cơm nắm cho bà con ngay trong đêm. Trạm bơm Cồn Nhạn mất điện từ nửa đêm, thợ điện chưa vào được vì đường ngập.',
    publishedAt: '2024-09-08T06:30:00+07:00',
  },
  {
    id: 'dyke-2',
    title: 'Hàn khẩu xong đoạn đê bối Cồn Nhạn',
    lead: 'Sau hai ngày, đoạn đê bối Cồn Nhạn được hàn khẩu bằng rọ đá và bao cát.',
    body: 'Ông Vũ Đình Khải, chủ tịch xã Hồng Phong, nói nước sông đã xuống dưới báo động hai. Hai trăm hộ ở Cồn Nhạn chờ nước rút để về dọn nhà. Trạm bơm Cồn Nhạn có điện lại, chạy cả năm tổ máy để tiêu úng.',
    publishedAt: '2024-09-10T15:00:00+07:00',
  },
  {
    id: 'dyke-3',
    title: 'Người Cồn Nhạn trở về sau trận lũ tràn đê bối',
    lead: 'Hai trăm hộ ở Cồn Nhạn đã về nhà, dọn bùn và khử khuẩn giếng nước.',
    body: 'Xã Hồng Phong chia gạo, mì và thuốc khử khuẩn cho bà con Cồn Nhạn. Chủ tịch xã Vũ Đình Khải mong tỉnh sớm cho đắp cao đê bối trước mùa lũ năm sau. Trạm bơm Cồn Nhạn hỏng một tổ máy, đang chờ thay.',
    publishedAt: '2024-09-16T08:00:00+07:00',
  },
  {
    id: 'dyke-4',
    title: 'Kiểm điểm việc hộ đê bối Cồn Nhạn',
    lead: 'Xã Hồng Phong rút kinh nghiệm sau vụ nước tràn đê bối Cồn Nhạn.',
    body: 'Theo ông Vũ Đình Khải, điếm canh ở Cồn Nhạn thiếu người gác trong đêm nước tràn. Bao cát dự trữ cho đoạn đê bối đã mục. Trạm bơm Cồn Nhạn không có máy phát điện dự phòng.',
    publishedAt: '2024-10-05T08:00:00+07:00',
  },
]

const reprint = (id: string, title: string, source: string, publishedAt: string): Story => ({
  ...dyke[0],
  id,
  title,
  source,
  publishedAt,
})

const resolution = (
  id: string,
  title: string,
  number: string,
  publishedAt: string | null,
  province: string,
): Story => ({
  id,
  title,
  body: `Kỳ họp nghe báo cáo thực hiện Nghị quyết số ${number} về ${title.toLowerCase()}, nêu ${title.length} việc phải làm.`,
  publishedAt,
  province,
})

const stories: Story[] = [
  ...dyke,
  reprint('dyke-1-a', dyke[0].title, 'dai.example', '2024-09-08T08:00:00+07:00'),
  reprint('dyke-1-b', 'Sơ tán hai trăm hộ dân vùng bối', 'cong.example', '2024-09-08T11:00:00+07:00'),
  resolution('doc-1', 'Xây trường mầm non vùng bãi', '60/NQ-HĐND', '2021-07-20T08:00:00+07:00', 'Thái Bình'),
  resolution('doc-2', 'Hỗ trợ thuê chợ cho tiểu thương', '60/NQ-HĐND', '2022-03-02T08:00:00+07:00', 'Thái Bình'),
  resolution('doc-3', 'Nạo vét kênh tưới', '60 / NQ - HĐND', '2023-12-05T08:00:00+07:00', 'Đồng Tháp'),
  resolution('doc-4', 'Trồng rừng chắn sóng', '160/NQ-HĐND', '2023-12-06T08:00:00+07:00', 'Thái Bình'),
  resolution('doc-5', 'Mở bến xe khách', '60/NQ-HĐND', null, 'Thái Bình'),
  { id: 'no-body', title: 'Tin ảnh: hoa gạo bên sông', body: '', publishedAt: '2024-03-01T08:00:00+07:00' },
  ...Array.from({ length: 31 }, (_, i) => ({
    id: `notice-${i}`,
    title: 'Lịch tiếp công dân',
    body: 'Văn phòng thông báo lịch tiếp công dân định kỳ: lãnh đạo tiếp vào ngày làm việc đầu tiên của tháng, tại trụ sở, từ tám giờ sáng. Bà con mang theo giấy tờ tùy thân và đơn đã ký. Nếu trùng ngày nghỉ, lịch chuyển sang ngày kế tiếp.',
    publishedAt: `2020-01-0${1 + (i % 9)}T08:00:00+07:00`,
  })),
]

/** The articles, one JSON object per line. */
export const storiesNdjson = stories
  .map(({ body, source = 'bao.example', province = 'Thái Bình', ...story }) =>
    JSON.stringify({ ...story, body: body === '' ? [] : [body], source, province }),
  )
  .join('\n')
