/**
 * Sentences of the generated articles, with slots in braces that phrases.ts fills: {c} a compound, {t} a compound of
 * the article's topic, {agency}, {place}, {person}, {role}, {n} {money} {pct} {doc} {day} {company} {plate}.
 */

export const categories = [
  'Thời sự',
  'Chính trị',
  'Kinh tế',
  'Nông nghiệp',
  'Giáo dục',
  'Y tế',
  'Pháp luật',
  'Văn hóa',
  'Thể thao',
  'Giao thông',
  'Môi trường',
  'Chuyển đổi số',
] as const

export const kickers = ['', '', '', '', '{province}', '{agency}', 'Chuyên đề {t}', 'Nhịp sống cơ sở']

export const titles = [
  '{agency} {t} {c} tại {place}',
  '{province}: {n} {c} {t} năm {year}',
  'Đẩy mạnh {t} gắn với {c}',
  '{place} {t} {c} trong {c}',
  'Triển khai {t} {year}',
  'Hội nghị {t} và {c}',
  '{agency} làm việc với {place} về {t}',
  'Nâng cao chất lượng {t} {c}',
  '{person}: "{c} từ {t}"',
  'Khởi công {t} {c} hơn {money}',
  'Tháo gỡ {c} cho {t} ở {province}',
  '{province} {t}, {c} {t}',
]

export const leads = [
  'Sáng {day}, {agency} tổ chức {c} về {t} {c} trên địa bàn {province}.',
  'Những năm gần đây, {t} ở {place} có nhiều {c}, góp phần {c} và {t}.',
  '{agency} vừa ban hành {doc} về {t}, trong đó đặt mục tiêu {c} đạt {pct}.',
  'Chiều {day}, đoàn công tác của {agency} đã kiểm tra {t} tại {place}.',
  'Nhờ {t} đúng hướng, {place} đang từng bước {c}, {c} cho bà con.',
  'Với {n} {c} được {c}, {province} đang tạo đà cho {t} trong thời gian tới.',
]

export const sentences = [
  'Theo {agency}, đến {day} toàn tỉnh có {n} {c} {t}, tăng {pct} so với cùng kỳ.',
  'Phát biểu tại {c}, {role} {person} nhấn mạnh {t} là {c} của cả hệ thống chính trị.',
  'Trên địa bàn {place} hiện có {n} hộ tham gia {t}, {c} bình quân đạt {money} mỗi năm.',
  'Căn cứ {doc}, các đơn vị đã {c}, {c} và rà soát {t} theo đúng {c}.',
  'Bên cạnh những kết quả đạt được, công tác {t} vẫn còn {c}, nhất là {c} và {c}.',
  '{role} {person} đề nghị {agency} phối hợp với {place} sớm {c} để {t} không bị gián đoạn.',
  'Dự án do {company} làm chủ đầu tư, tổng mức {c} {money}, dự kiến {c} vào quý tới.',
  'Qua kiểm tra, lực lượng chức năng phát hiện xe mang biển số {plate} có dấu hiệu vi phạm về {t}.',
  'Ông {person}, người dân ở {place}, cho biết gia đình đã {c} từ {n} năm nay nhờ {t}.',
  'Bà {person} chia sẻ: "Trước đây {c} rất khó, nay {t} nên {c} hơn nhiều".',
  'Cùng với {c}, địa phương chú trọng {t}, {c}, đồng thời {c} trong nhân dân.',
  'Giai đoạn tới, {province} phấn đấu {pct} {c} được {t}, {c} giảm còn {pct}.',
  'Các đại biểu đã thảo luận về {t}, {c} và đề xuất {n} giải pháp nhằm {c}.',
  'Tại {place}, mô hình {t} do {person} khởi xướng đã thu hút {n} thành viên.',
  'Ngay sau {c}, {agency} đã thành lập {n} tổ công tác xuống {place} để {c}.',
  'Thực tế cho thấy nơi nào {c} tốt thì nơi đó {t} có chuyển biến rõ, {c} được nâng lên.',
  'Năm qua, tổng {c} của tỉnh đạt {money}, bằng {pct} kế hoạch, trong đó {t} chiếm {pct}.',
  'Hiện nay {c} và {t} đang được {agency} hoàn thiện, trình cấp có thẩm quyền xem xét.',
  'Để {t} đi vào nền nếp, mỗi {c} cần có {c} cụ thể, phù hợp với {c} ở cơ sở.',
  'Kết luận buổi làm việc, {role} {person} yêu cầu khẩn trương {c}, không để {c} kéo dài.',
  'Đến nay đã có {n} {c} hoàn thành {t}, {n} {c} đang {c}.',
  '{company} cam kết {c}, bảo đảm {t} và hỗ trợ {money} cho {place}.',
  'Công tác {c} được duy trì, {t} có nhiều đổi mới, {c} chuyển biến tích cực.',
  'Nhân dịp này, {agency} đã trao {n} suất quà, mỗi suất trị giá {money}, cho {c}.',
  'Từ {day}, {t} tại {place} được thực hiện theo {doc}.',
  '{t} không chỉ giúp {c} mà còn mở ra {c} mới cho {place}.',
  'Người dân mong {agency} quan tâm hơn nữa đến {c}, {t} và {c}.',
  'Trong {n} ngày, ban tổ chức đã tiếp nhận {n} {c}, nổi bật là {t} và {c}.',
  'Về {c}, {role} {person} cho rằng cần {c} trước, sau đó mới {t}.',
  'Mưa lớn kéo dài khiến {n} {c} ở {place} bị ảnh hưởng, ước thiệt hại {money}.',
  'Anh {person} kể, hồi mới {c}, cả xóm chẳng ai tin {t} sẽ thành công.',
  'Vụ này, {place} gieo trồng {n} ha, {c} sớm hơn mọi năm chừng mươi hôm.',
  'Tòa tuyên phạt bị cáo {person} {n} tháng tù về hành vi {c}, buộc bồi thường {money}.',
  'Trận chung kết giữa hai đội kết thúc muộn, khán giả {c} chật kín sân.',
  'Lớp học của cô {person} có {n} học sinh, phần lớn là con em gia đình {c}.',
  'Bác sĩ {person} khuyến cáo: khi {c}, cần đến ngay trạm y tế, tuyệt đối không tự ý {c}.',
  'Hàng cây ven đường {t} đã lên xanh, xen giữa là {c} mới sửa.',
  'Giá {c} sáng nay dao động quanh mức {money}, nhích nhẹ sau {n} phiên giảm.',
  'Đêm {day}, hai xe {plate} và {plate} va chạm gần khu vực {c}, rất may không ai thiệt mạng.',
  'Lễ hội {t} mở từ {day}, giữ nguyên phần {c} và các trò chơi dân gian.',
  'Ứng dụng {t} giúp rút ngắn thời gian xử lý hồ sơ từ {n} ngày xuống còn vài giờ.',
  'Rác thải, {c} ùn ứ lâu nay khiến bà con quanh {place} bức xúc.',
  '{c}, {c} rồi {c}: chuyện tưởng cũ mà vẫn nóng ở {place}.',
  'Tuyến đường dài {n} km qua {place} xuống cấp, nhiều đoạn {c} sâu, xe cộ đi lại khó khăn.',
  'Nghệ nhân {person} vẫn miệt mài với {c}, truyền nghề cho lớp trẻ.',
  'Chị {person} bày tỏ: nếu không có {t}, chắc tôi đã bỏ cuộc từ lâu.',
  'Sản phẩm của {company} đã lên kệ siêu thị, có mã truy xuất và tem {c}.',
  'Câu hỏi đặt ra là vì sao {t} đã có {doc} mà {c} vẫn chậm.',
  'Xin trân trọng giới thiệu cùng bạn đọc vài nét về {t} và {c} qua góc nhìn của {person}.',
  'Nhìn chung {c} ổn định, {c} được giữ vững, {t} tiếp tục {c}.',
]

export const captions = ['Quang cảnh {c} tại {place}.', '{role} {person} phát biểu.', 'Một góc {t} ở {place} hôm nay.']

/** Headlines that a second paper puts above the first one's story. */
export const reprintTitles = [
  '{title}: {c} mới',
  'Từ {place}: {title}',
  '{title} - {c} và {t}',
  '{c} nhìn từ {t} ở {province}',
  '{t} ở {place}: {c} {c}',
]
