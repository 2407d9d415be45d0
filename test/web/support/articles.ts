import { articleSchema, type Article } from '../../../src/article.js'

/** Invented news: places and agencies are real, people and events are not. */
interface Story {
  kicker?: string
  title: string
  lead: string
  body: string[]
  agencies: string[]
  category: string
  keywords: string[]
}

interface Place {
  province: string
  source: string
  towns: [string, string]
}

const places: Place[] = [
  { province: 'Thái Bình', source: 'baothaibinh.example', towns: ['Quỳnh Phụ', 'Tiền Hải'] },
  { province: 'Đồng Tháp', source: 'baodongthap.example', towns: ['Tháp Mười', 'Lai Vung'] },
  { province: 'Đắk Nông', source: 'daknong.example', towns: ['Đắk Song', 'Cư Jút'] },
  { province: 'Quảng Ninh', source: 'baoquangninh.example', towns: ['Tiên Yên', 'Đông Triều'] },
]

const stories: ((place: Place) => Story)[] = [
  ({ province, towns: [a, b] }) => ({
    kicker: 'Sở Thông tin và Truyền thông',
    title: `Tập huấn chuyển đổi số cho cán bộ cấp xã ở ${a}`,
    lead: `Sáng nay, Sở Thông tin và Truyền thông tỉnh ${province} khai mạc lớp tập huấn kỹ năng số cho 120 cán bộ, công chức cấp xã của ${a}.`,
    body: [
      `Trong hai ngày, học viên được hướng dẫn tiếp nhận hồ sơ trên cổng dịch vụ công, ký số văn bản và giữ an toàn cho tài khoản công vụ. Mỗi buổi học dành nửa thời gian cho thực hành trên hồ sơ mẫu do giảng viên chuẩn bị.`,
      `Phát biểu khai mạc, bà Lương Thị Minh Hạnh, Phó Giám đốc Sở Thông tin và Truyền thông, đề nghị các xã cử ít nhất một tổ công nghệ số cộng đồng trực tại bộ phận một cửa vào sáng thứ hai và thứ năm hằng tuần để giúp người cao tuổi nộp hồ sơ trực tuyến.`,
      `Theo kế hoạch, sau ${a}, lớp học sẽ được mở tại ${b} và bốn địa phương khác. Đến hết năm, toàn tỉnh phấn đấu 80% hồ sơ thủ tục hành chính được nộp trực tuyến, trong đó 60% được trả kết quả sớm hạn.`,
    ],
    agencies: ['so-thong-tin-va-truyen-thong', 'ubnd-xa'],
    category: 'Chuyển đổi số',
    keywords: ['chuyển đổi số', 'kỹ năng số', 'dịch vụ công trực tuyến'],
  }),
  ({ province, towns: [a, b] }) => ({
    title: `HĐND tỉnh ${province} giám sát việc quản lý chợ nông thôn tại ${b}`,
    lead: `Đoàn giám sát của HĐND tỉnh làm việc với UBND ${b} về đầu tư, quản lý và khai thác chợ trên địa bàn giai đoạn vừa qua.`,
    body: [
      `Báo cáo tại buổi làm việc cho biết ${b} hiện có 23 chợ, trong đó 14 chợ hạng ba được cải tạo bằng vốn xã hội hoá. Ba chợ đã xuống cấp, đường thoát nước thường tắc vào mùa mưa, bảng giá chưa được niêm yết đầy đủ.`,
      `Thành viên đoàn giám sát đề nghị làm rõ việc thu phí chỗ ngồi, phương án phòng cháy, chữa cháy và tiến độ di dời chợ tạm ven đường tỉnh. Nhiều ý kiến cho rằng cần giao hẳn cho một đơn vị quản lý thay vì để mỗi xã một cách.`,
      `Kết luận buổi làm việc, ông Đoàn Quốc Khải, Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh, đề nghị địa phương hoàn thiện quy hoạch chợ trước ngày 30/6 và báo cáo Sở Công Thương những vướng mắc vượt thẩm quyền. Đoàn cũng đi thực tế tại chợ trung tâm và một chợ đầu mối gần ${a}.`,
    ],
    agencies: ['hdnd-tinh', 'ubnd-huyen', 'so-cong-thuong'],
    category: 'Chính trị',
    keywords: ['giám sát', 'chợ nông thôn'],
  }),
  ({ province, towns: [a] }) => ({
    title: `${province}: Gieo cấy vụ xuân đúng khung thời vụ, chủ động nước tưới`,
    lead: `Đến cuối tuần, nông dân ${a} đã gieo cấy xong 92% diện tích lúa xuân; các hồ và trạm bơm giữ đủ nước cho đợt tưới dưỡng thứ hai.`,
    body: [
      `Trên cánh đồng mẫu lớn của hợp tác xã Minh Tân, sáu máy cấy chạy từ sáng sớm. Ông Phạm Văn Độ, giám đốc hợp tác xã, cho biết giống ngắn ngày chiếm ba phần tư diện tích để tránh rét muộn, chi phí giảm khoảng 1,2 triệu đồng mỗi héc-ta nhờ làm đất chung một lần.`,
      `Sở Nông nghiệp và Phát triển nông thôn khuyến cáo bà con giữ mực nước nông ba đến năm phân, bón lót sâu và thăm đồng thường xuyên để phát hiện sớm ốc bươu vàng, rầy nâu. Những chân ruộng cao thiếu nước nên chuyển sang trồng rau màu.`,
      `Ngành thuỷ lợi đã nạo vét 46 km kênh nội đồng, tu sửa bảy trạm bơm và lắp thêm hai trạm đo mặn. Lịch lấy nước được gửi tới từng thôn qua hệ thống loa truyền thanh thông minh.`,
    ],
    agencies: ['so-nong-nghiep-va-phat-trien-nong-thon'],
    category: 'Nông nghiệp',
    keywords: ['vụ xuân', 'lúa', 'thủy lợi'],
  }),
  ({ province, towns: [a, b] }) => ({
    kicker: 'Thường trực Tỉnh ủy',
    title: `Cho ý kiến về quy hoạch các cụm công nghiệp ${a} và ${b}`,
    lead: `Chiều 12/5, Thường trực Tỉnh ủy ${province} nghe và cho ý kiến về đồ án quy hoạch hai cụm công nghiệp do UBND tỉnh trình.`,
    body: [
      `Theo đồ án, hai cụm công nghiệp có tổng diện tích 128 héc-ta, ưu tiên chế biến nông sản, cơ khí nhỏ và kho lạnh. Đất trồng lúa phải chuyển đổi là 61 héc-ta, được bố trí tại nơi canh tác kém hiệu quả.`,
      `Các đại biểu phân tích kỹ phương án tái định cư, đấu nối giao thông và xử lý nước thải tập trung. Giám đốc Sở Kế hoạch và Đầu tư cho biết đã có năm doanh nghiệp gửi văn bản đăng ký, trong đó hai doanh nghiệp cam kết đóng góp làm đường gom.`,
      `Kết luận hội nghị, Thường trực Tỉnh ủy cơ bản thống nhất với đồ án; yêu cầu lấy ý kiến nhân dân công khai tại nhà văn hoá thôn, bổ sung phương án trồng cây xanh cách ly và hoàn chỉnh hồ sơ trong quý III.`,
    ],
    agencies: ['tinh-uy', 'ubnd-tinh', 'so-ke-hoach-va-dau-tu'],
    category: 'Kinh tế',
    keywords: ['cụm công nghiệp', 'quy hoạch'],
  }),
  ({ towns: [a, b] }) => ({
    title: `Khánh thành cầu dân sinh nối hai xã của ${a}`,
    lead: `Cây cầu dài 96 m thay cho bến đò ngang đã dùng hơn ba mươi năm, rút ngắn quãng đường tới trường của 400 học sinh.`,
    body: [
      `Cầu có mặt rộng 5 m, tải trọng 10 tấn, tổng vốn 21,4 tỷ đồng, trong đó nhân dân và con em xa quê đóng góp 3 tỷ đồng. Đường dẫn hai đầu cầu được lắp đèn chiếu sáng dùng năng lượng mặt trời.`,
      `Bà Trịnh Thị Thơm, 67 tuổi, kể mùa nước lớn trước đây bà con phải đi vòng gần 9 km để sang trạm y tế. Từ nay xe cứu thương vào được tận thôn.`,
      `Sở Giao thông vận tải cho biết trong năm sẽ xây thêm bốn cầu dân sinh ở ${a} và ${b}, thay các cầu treo hết hạn sử dụng.`,
    ],
    agencies: ['so-giao-thong-van-tai', 'ubnd-huyen'],
    category: 'Xã hội',
    keywords: ['cầu dân sinh', 'giao thông nông thôn'],
  }),
  ({ province, towns: [a] }) => ({
    title: `Công an tỉnh ${province} cảnh báo thủ đoạn giả danh cán bộ làm căn cước`,
    lead: `Trong một tháng, 17 người dân trình báo bị gọi điện yêu cầu cài ứng dụng lạ để “cập nhật căn cước”, tổng thiệt hại gần 900 triệu đồng.`,
    body: [
      `Kẻ gian tự xưng là công an phường, đọc đúng họ tên và địa chỉ của nạn nhân để tạo lòng tin, sau đó gửi đường dẫn tải ứng dụng có biểu tượng giống ứng dụng chính thức. Khi ứng dụng được cấp quyền, điện thoại bị chiếm quyền điều khiển.`,
      `Phòng An ninh mạng khẳng định cơ quan công an không bao giờ yêu cầu cập nhật căn cước qua điện thoại. Người dân nhận cuộc gọi như vậy cần dừng ngay, báo cho công an xã nơi gần nhất và ngân hàng mở tài khoản.`,
      `Tại ${a}, lực lượng công an xã đã tới từng tổ liên gia phát tờ hướng dẫn và giúp hơn 2.000 người cao tuổi kiểm tra ứng dụng trong máy.`,
    ],
    agencies: ['cong-an-tinh'],
    category: 'Pháp luật',
    keywords: ['lừa đảo qua mạng', 'căn cước'],
  }),
  ({ province, towns: [a, b] }) => ({
    title: `${province} công bố kết quả kỳ thi chọn học sinh giỏi lớp 9`,
    lead: `Toàn tỉnh có 612 thí sinh dự thi chín môn, 358 em đoạt giải; đơn vị ${a} dẫn đầu về số giải nhất.`,
    body: [
      `Theo Sở Giáo dục và Đào tạo, đề thi năm nay tăng câu hỏi vận dụng, giảm câu chỉ cần ghi nhớ. Môn Tin học lần đầu thi hoàn toàn trên máy, bài được chấm tự động và phúc khảo ngay trong ngày.`,
      `Em Vũ Ngọc Khuê, học sinh lớp 9A ở ${b}, giải nhất môn Ngữ văn, nói bài viết của em bắt đầu từ câu chuyện về người thợ sửa đồng hồ cuối chợ, người dạy em tính kiên nhẫn.`,
      `Sở sẽ trao thưởng vào lễ khai giảng. Trường có học sinh đoạt giải được ưu tiên trang bị phòng thực hành trong kế hoạch năm học tới.`,
    ],
    agencies: ['so-giao-duc-va-dao-tao'],
    category: 'Giáo dục',
    keywords: ['học sinh giỏi', 'giáo dục'],
  }),
  ({ province, towns: [a, b] }) => ({
    title: `Khám sức khỏe miễn phí cho 1.500 người cao tuổi ở ${a}`,
    lead: `Sở Y tế tỉnh ${province} phối hợp Hội Liên hiệp Phụ nữ tổ chức ba ngày khám, tư vấn và cấp thuốc tại nhà văn hóa các thôn.`,
    body: [
      `Đoàn gồm 42 bác sĩ, điều dưỡng của bệnh viện tỉnh mang theo máy siêu âm xách tay, máy đo loãng xương và tủ thuốc lưu động. Những trường hợp nghi mắc bệnh tim mạch được hẹn lịch chụp chiếu ngay tại chỗ qua phần mềm đặt khám.`,
      `Ông Hà Đức Thuận, 81 tuổi, được phát hiện tăng huyết áp độ hai mà trước đó không hay biết. Ông được cấp thuốc một tháng và sổ theo dõi điện tử liên thông với trạm y tế xã.`,
      `Chương trình sẽ tiếp tục tại ${b} trong tháng tới. Hội Liên hiệp Phụ nữ các cấp nhận đưa đón những cụ sống một mình.`,
    ],
    agencies: ['so-y-te', 'hoi-lien-hiep-phu-nu'],
    category: 'Y tế',
    keywords: ['người cao tuổi', 'khám bệnh'],
  }),
  ({ province, towns: [, b] }) => ({
    title: `Lễ hội bơi chải làng ven sông ${b} trở lại sau bốn năm`,
    lead: `Hai mươi thuyền của mười làng tranh tài trên quãng sông 3 km, thu hút hàng vạn người xem hai bên bờ.`,
    body: [
      `Từ tờ mờ sáng, tiếng trống đã vang từ đình làng Thượng. Mỗi thuyền mười tám tay chèo, áo vải nâu, khăn đầu rìu, trước giờ xuất phát đều dâng hương tưởng nhớ vị tướng có công dạy dân đóng thuyền.`,
      `Ban tổ chức bố trí 60 thanh niên tình nguyện phân luồng, ba ca nô cứu hộ và chỗ ngồi riêng cho người khuyết tật. Các gian hàng bánh gai, kẹo lạc, chiếu cói của bà con ${province} bán hết từ đầu giờ chiều.`,
      `Sở Văn hóa, Thể thao và Du lịch đang lập hồ sơ đề nghị ghi danh lễ hội vào danh mục di sản văn hóa phi vật thể quốc gia.`,
    ],
    agencies: ['so-van-hoa-the-thao-va-du-lich'],
    category: 'Văn hóa',
    keywords: ['lễ hội', 'bơi chải', 'di sản'],
  }),
  ({ province, towns: [a, b] }) => ({
    title: `Nghị quyết số 18/NQ-HĐND: hỗ trợ ${a}, ${b} xây dựng nông thôn mới nâng cao`,
    lead: `HĐND tỉnh ${province} thông qua Nghị quyết số 18/NQ-HĐND, bố trí 340 tỷ đồng hỗ trợ các xã đạt chuẩn nông thôn mới nâng cao.`,
    body: [
      `Nghị quyết quy định mỗi xã được hỗ trợ tối đa 6 tỷ đồng cho đường trục, nhà văn hóa, hệ thống thu gom rác và trường mầm non. Phần vốn còn lại do ngân sách cấp dưới và nhân dân đóng góp, không huy động quá sức dân.`,
      `Thảo luận tại kỳ họp, đại biểu Ninh Thị Phương Lan đề nghị ưu tiên các xã còn nợ tiêu chí môi trường. Đại biểu cũng cho rằng cần công khai danh mục công trình trên cổng thông tin điện tử của tỉnh để người dân giám sát.`,
      `Nghị quyết có hiệu lực từ ngày 1/8. UBND tỉnh được giao ban hành hướng dẫn trong vòng 30 ngày; Ủy ban Mặt trận Tổ quốc tổ chức lấy phiếu hài lòng của nhân dân.`,
    ],
    agencies: ['hdnd-tinh', 'ubnd-tinh', 'mttq-tinh'],
    category: 'Chính trị',
    keywords: ['nông thôn mới', 'Nghị quyết số 18/NQ-HĐND'],
  }),
]

/** Days of the first place's stories; the other places publish some weeks later, twice on the same days. */
const days = [
  '2019-03-14',
  '2020-11-19',
  '2021-03-16',
  '2021-06-09',
  '2022-01-11',
  '2022-11-23',
  '2022-11-23',
  '2022-11-25',
  '2023-02-08',
  '2024-08-01',
]
const times = ['07:15', '16:03', '09:40', '18:37']

function publishedAt(place: number, story: number): Pick<Article, 'publishedAt' | 'datePrecision' | 'dateSource'> {
  if (place === 3 && story === 8) return { publishedAt: null, datePrecision: null, dateSource: null }
  const day = place < 2 ? days[story] : days[story].replace(/^\d{4}/, (year) => String(Number(year) + place - 1))
  if (story % 4 === 2) return { publishedAt: `${day}T00:00:00+07:00`, datePrecision: 'day', dateSource: 'text' }
  return { publishedAt: `${day}T${times[place]}:00+07:00`, datePrecision: 'minute', dateSource: 'page' }
}

function toArticle(place: Place, placeIndex: number, storyIndex: number): Article {
  const story = stories[storyIndex](place)
  const id = `${place.source.split('.')[0]}-${1000 + storyIndex}`
  return articleSchema.parse({
    id,
    url: `https://${place.source}/tin-tuc/${id}.html`,
    source: place.source,
    province: place.province,
    kicker: story.kicker ?? '',
    title: story.title,
    lead: story.lead,
    body: story.body,
    captions: storyIndex % 2 === 0 ? [`Quang cảnh sự kiện tại ${place.towns[0]}. Ảnh: Hoài Thu`] : [],
    author: ['Hoài Thu', 'Đỗ Quang Vinh', 'Nguyễn Khánh Ly'][storyIndex % 3],
    ...publishedAt(placeIndex, storyIndex),
    category: story.category,
    keywords: story.keywords,
    views: storyIndex === 4 ? null : 210 + 731 * storyIndex + 97 * placeIndex,
    media: storyIndex === 3 ? [{ kind: 'audio', url: 'cho_y_kien_quy_hoach_mixdown.mp3', caption: null }] : [],
    agencies: story.agencies,
    modifiedAt: null,
    relatedTitles: storyIndex === 0 ? ['Ra mắt tổ công nghệ số cộng đồng', 'Họp bàn xây dựng đô thị thông minh'] : [],
  } satisfies Article)
}

/** Forty invented articles from four provinces, 2019 to 2026, one without a date. */
export const articles: readonly Article[] = places.flatMap((place, placeIndex) =>
  stories.map((_, storyIndex) => toArticle(place, placeIndex, storyIndex)),
)
