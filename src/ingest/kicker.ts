/**
 * Heads of the names of bodies. Each must continue with a capitalised name ("Sở Y tế", not "Sở thú"), and must not
 * begin a person's title ("Bộ trưởng", "Cục trưởng"), a place ("Hội An", "Ban Mê Thuột") or a paper ("Báo Indonesia").
 */
const heads = [
  'Sở|Cục|Chi cục|Tổng cục|Bộ|Ban(?! Mê)|Ngành|Thanh tra|Kiểm toán|Văn phòng|Trung tâm|Bệnh viện|Công ty|Ngân hàng|Kho bạc',
  'Công an|CA|Tòa án|Toà án|TAND|Viện|VKSND|Quân khu|Lữ đoàn|Trung đoàn|Bộ đội|Hải quan|Thuế|Kiểm lâm|Điện lực|BHXH|Bảo hiểm xã hội',
  'Trường (?:ĐH|CĐ|TH|THCS|THPT|Đại học|Cao đẳng|Trung cấp|Tiểu học|Mầm non|Chính trị)|Đại học|Học viện',
  'Liên đoàn|LĐLĐ|Đoàn (?:Thanh|TNCS|Kinh tế|khối)|Đài (?:Phát|PT|Truyền|Khí)',
].join('|')
/** Societies, which are recognised by their second word. */
const societies =
  'Hội (?:Nông|Liên|Cựu|Chữ|Luật|Người|Khuyến|Nhà|Văn|Sinh|Bảo|Doanh|Đồng|Làm|Đông y|Phụ|Nạn|LHPN|CCB|CTĐ|ND)[\\p{Ll}]*'
/** Names of bodies that need nothing after them but a place. */
const whole = [
  '(?:Thường trực|Ban Thường vụ|Văn phòng|Ban Chấp hành)? ?(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:ủy|uỷ)',
  '(?:Thường trực )?(?:HĐND|UBND|MTTQ|UBMTTQ|Hội đồng nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân)',
  '(?:Ủy ban|Uỷ ban) (?:MTTQ|Mặt trận|Kiểm tra|bầu cử)|Mặt trận Tổ quốc',
  'Thường trực (?:Tỉnh|Ban)|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Đảng bộ|Chính phủ|Quốc hội|Đoàn ĐBQH|Đoàn đại biểu Quốc hội',
].join('|')
/** Administrative units act as bodies in headlines; every word of their names is capitalised. */
const unit =
  /^(?:Tỉnh|Thành phố|Thị xã|Huyện|Quận|Xã|Phường|Thị trấn|TP\.?|TX\.?) ?\p{Lu}\p{L}*(?:[ ,–-]+(?:\p{Lu}[\p{L}.]*|\d{1,2}|(?:tỉnh|huyện|xã|phường)(?= \p{Lu})))*$/u
const place = String.raw`(?:[ ,–-]+(?:\p{Lu}[\p{L}.]*|\d+|tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường|quận|thư|phòng|các|và))*`
const body = new RegExp(
  String.raw`^(?:(?:${whole})${place}$|(?:${societies})(?=$|[ ,])|(?:${heads})(?= (?:\p{Lu}|\d|tỉnh|huyện|thành phố|thị xã|xã|phường|quận)))`,
  'u',
)
/** Words that turn a name into a sentence: "Công an làm việc với …", "Sở Y tế không nhận …". */
const sentence =
  /\s(?:có|bị|được|đã|đang|sẽ|vẫn|không|vừa|phải|làm việc|tổ chức|xử lý|xử phạt|phạt|bắt|khởi tố|công bố|thông qua|ra quân|kiểm tra|rà soát|tổng rà soát|yêu cầu|đề nghị|cấp|họp|nói|trả lời|lên tiếng|cảnh báo|khuyến cáo|hỗ trợ|hợp tác|ứng dụng|báo động|hướng dẫn|quyết định|chỉ đạo|trao|tặng|khai mạc|bế mạc|tiết lộ|giao|đón|thăm|dự|mở|ký|phát động|triển khai|tăng cường|đẩy mạnh|tung|chốt|ngưng|bàn giao|tiếp nhận|tổng kết|sơ kết|ban hành|khánh thành|khởi công|phối hợp|ra mắt|xác minh|chung tay|gặp mặt|bổ nhiệm|điều động|kỷ luật|vào cuộc|lý giải|giải thích|khẳng định|đề xuất|báo cáo|giám sát|khảo sát|tập huấn|xin|mời|đưa|mang|hủy|rút|dừng|thay|bầu|sẵn sàng|giúp|cho|kêu gọi|quyết tâm|thực hiện|hoàn thành|tiếp tục|chủ động|siết|thu hồi|cưỡng chế|đối thoại|lấy ý kiến|với|vì|nhưng|khi|sau|trước)(?=\s|$)|["“”'‘’?!]|\d-\d| - (?:Trường|ĐH)/u
/** Longest name of a body before a colon, in characters: "Ủy ban Mặt trận Tổ quốc Việt Nam huyện …" has about 60. */
const longest = 80
const opensQuotation = /^["“”'‘’«]/u

/** Whether the words before a heading's colon only name a body or an administrative unit, and say nothing about it. */
function namesBody(words: string): boolean {
  return words.length <= longest && !sentence.test(words) && (body.test(words) || unit.test(words))
}

/**
 * Splits `Sở Y tế: Tập huấn …` into the body that acts and the title proper. With a person, a place that is not a unit,
 * a quoted statement or a clause before the colon, the heading stays whole.
 */
export function splitKicker(heading: string): { kicker: string; title: string } {
  const colon = heading.indexOf(':')
  const kicker = heading.slice(0, Math.max(0, colon)).trim()
  const title = heading.slice(colon + 1).trim()
  if (kicker === '' || !title.includes(' ') || opensQuotation.test(title) || !namesBody(kicker)) {
    return { kicker: '', title: heading }
  }
  return { kicker, title }
}
