import { say, type Label } from '../language/say.js'
import { TimtinError, type ErrorKind } from '../../errors.js'
import { localDay } from '../../text/dates.js'
import { WithdrawnError } from '../params/missing-article.js'
import { NotFoundError } from '../params/not-found.js'
import { ParamsError, type Problem } from '../params/problems.js'
import { searchPath } from '../urls/search-url.js'
import { deskPath } from '../urls/links.js'
import { shortDate } from './dates.js'
import type { Link } from './text.js'

/** What a visitor is told when a request fails; the JSON twin says the same. */
export interface ErrorModel {
  status: number
  /** Names the sort of failure in the catalogue; several codes can be of one. */
  type: string
  code: string
  heading: string
  message: string
  problems: readonly Problem[]
  ways: Link[]
  /** Seconds after which the same request may succeed; null if unknown. */
  retryAfter: number | null
  /** False when nothing went wrong: an article that was withdrawn is meant to be gone. */
  isFault: boolean
}

/** What is said of a failure, before it is put into the visitor's language. */
interface Wording {
  status: number
  heading: Label
  message: Label
  retryAfter?: number
  ways?: readonly Way[]
}

interface Way {
  label: Label
  href: string
}

/** A wording in the language of the answer; the ways stay those of `usual` unless it names others. */
function inLanguage({ ways, ...wording }: Wording) {
  return {
    ...wording,
    heading: say(wording.heading),
    message: say(wording.message),
    ...(ways === undefined ? {} : { ways: ways.map(spoken) }),
  }
}

const spoken = ({ label, href }: Way): Link => ({ label: say(label), href })

const searchWay: Way = { label: 'Tìm trong kho tin', href: searchPath }
const dateWay: Way = { label: 'Xem tin theo ngày', href: '/ngay' }
const agencyWay: Way = { label: 'Danh sách cơ quan', href: '/co-quan' }
const provinceWay: Way = { label: 'Danh sách tỉnh, thành phố', href: '/tinh' }
const deskWay: Way = { label: 'Về bàn biên tập', href: deskPath }
const homeWay: Way = { label: 'Về trang nhất', href: '/' }

const storeUnreadable: Wording = {
  status: 503,
  heading: 'Kho tin tạm thời chưa phục vụ được',
  message: 'Máy chủ không đọc được kho bài. Người quản trị đã được báo; hãy thử lại sau ít phút.',
  retryAfter: 60,
}

const byCode: Record<string, Wording> = {
  'bad-parameters': {
    status: 400,
    heading: 'Địa chỉ có chỗ chưa đúng',
    message: 'Hãy sửa những chỗ sau rồi thử lại.',
  },
  'bad-address': {
    status: 400,
    heading: 'Địa chỉ có chỗ chưa đúng',
    message: 'Địa chỉ có ký tự không đọc được. Có thể liên kết đã bị cắt hoặc chép sai.',
  },
  'no-such-article': {
    status: 404,
    heading: 'Không có bài này',
    message: 'Kho tin không có bài mang mã này. Có thể liên kết bị chép thiếu.',
  },
  'no-such-agency': {
    status: 404,
    heading: 'Không có cơ quan này',
    message: 'Danh mục cơ quan không có mã này. Hãy chọn trong danh sách cơ quan.',
    ways: [agencyWay, searchWay, homeWay],
  },
  'no-such-province': {
    status: 404,
    heading: 'Không có tỉnh, thành phố này',
    message: 'Danh mục không có tỉnh, thành phố mang tên này. Hãy chọn trong danh sách tỉnh, thành phố.',
    ways: [provinceWay, searchWay, homeWay],
  },
  'no-such-paper': {
    status: 404,
    heading: 'Kho tin không có báo này',
    message: 'Kho tin không có bài của báo, đài hoặc cổng thông tin mang tên này. Hãy chọn trong danh sách.',
    ways: [{ label: 'Báo, đài, cổng thông tin có trong kho', href: '/bao' }, searchWay, homeWay],
  },
  'no-such-document': {
    status: 404,
    heading: 'Không có bài nào nhắc tới văn bản này',
    message:
      'Kho tin không có bài nào nhắc tới văn bản mang số này, hoặc địa chỉ không phải là số văn bản. Số văn bản trong địa chỉ viết không dấu, nối bằng gạch ngang: 60/NQ-HĐND là 60-nq-hdnd.',
    ways: [{ label: 'Văn bản được nhắc tới nhiều nhất', href: '/van-ban' }, searchWay, homeWay],
  },
  'no-such-page': {
    status: 404,
    heading: 'Không có trang này',
    message: 'Địa chỉ này không dẫn tới trang nào. Có thể liên kết đã cũ hoặc bị chép thiếu.',
  },
  'method-not-allowed': {
    status: 405,
    heading: 'Địa chỉ này không nhận cách gọi ấy',
    message:
      'Phương thức HTTP không dùng được ở địa chỉ này; những phương thức dùng được nằm trong tiêu đề (header) Allow.',
    ways: [homeWay],
  },
  'body-too-long': {
    status: 413,
    heading: 'Nội dung gửi lên quá lớn',
    message: 'Địa chỉ này không cần nội dung gửi kèm.',
    ways: [homeWay],
  },
  'draft-too-long': {
    status: 413,
    heading: 'Bản thảo dài quá 1 MB',
    message:
      'Bàn biên tập nhận nhiều nhất 1 MB chữ, bằng khoảng 250 bài báo. Hãy quay lại và chỉ dán bài cần tìm. Bản thảo vừa gửi không được lưu.',
    ways: [deskWay, homeWay],
  },
  'unreadable-draft': {
    status: 400,
    heading: 'Không đọc được bản thảo',
    message:
      'Nội dung gửi lên không phải văn bản UTF-8 hoặc bị đứt giữa chừng. Hãy quay lại, dán lại bản thảo rồi gửi lần nữa.',
    ways: [deskWay, homeWay],
  },
  'empty-draft': {
    status: 400,
    heading: 'Bản thảo chưa có chữ nào',
    message: 'Hãy gửi bản thảo có ít nhất một chữ.',
    ways: [deskWay, homeWay],
  },
  'push-off': {
    status: 404,
    heading: 'Kho tin chưa mở cổng nhận bài',
    message:
      'Máy chủ chưa có khóa nào nên không nhận bài gửi qua API. Người quản trị tạo khóa bằng lệnh timtin key add.',
    ways: [homeWay],
  },
  'key-refused': {
    status: 401,
    heading: 'Khóa không dùng được',
    message:
      'Yêu cầu thiếu khóa, hoặc khóa không đúng hay đã bị thu hồi. Hãy gửi khóa trong tiêu đề (header) Authorization: Bearer.',
    ways: [homeWay],
  },
  'key-lacks-scope': {
    status: 403,
    heading: 'Khóa không có quyền này',
    message:
      'Khóa không được phép làm việc vừa yêu cầu. Người quản trị có thể tạo khóa khác với quyền put hoặc withdraw.',
    ways: [homeWay],
  },
  'foreign-source': {
    status: 403,
    heading: 'Bài thuộc nguồn khác',
    message: 'Khóa chỉ dùng cho bài của một nguồn, còn bài này thuộc nguồn khác.',
    ways: [homeWay],
  },
  'article-conflict': {
    status: 409,
    heading: 'Mã hoặc địa chỉ bài đã có chủ',
    message:
      'Một bài khác đang mang mã hoặc địa chỉ này. Bài cũ được giữ nguyên; hãy đặt mã khác cho bài vừa gửi, hoặc dùng đúng mã của bài cũ nếu là cùng một bài.',
    ways: [homeWay],
  },
  'article-withdrawn': {
    status: 410,
    heading: 'Bài mang mã này đã được gỡ',
    message:
      'Bài đã được gỡ khỏi kho nên không nhận lại qua API. Người quản trị có thể đưa bài trở lại bằng lệnh timtin correct.',
    ways: [homeWay],
  },
  'bad-record': {
    status: 422,
    heading: 'Bản ghi có chỗ chưa đúng',
    message: 'Bài chưa được nhận. Hãy sửa những chỗ sau rồi gửi lại.',
    ways: [homeWay],
  },
  'push-too-long': {
    status: 413,
    heading: 'Gói bài quá lớn',
    message: 'Mỗi lần gửi nhiều nhất 1.000 bài và 16 MB. Hãy chia thành nhiều gói nhỏ hơn.',
    ways: [homeWay],
  },
  'unreadable-push': {
    status: 400,
    heading: 'Không đọc được bài gửi lên',
    message: 'Nội dung trống, bị đứt giữa chừng, hoặc không phải JSON mã hóa UTF-8.',
    ways: [homeWay],
  },
  'desk-locked': {
    status: 401,
    heading: 'Bàn biên tập cần mật khẩu',
    message:
      'Bàn biên tập chỉ dành cho tòa soạn. Hãy tải lại trang rồi nhập đúng tên và mật khẩu; nếu chưa có, hãy hỏi người quản trị của tòa soạn.',
    ways: [deskWay, homeWay],
  },
  'too-many-passwords': {
    status: 429,
    heading: 'Nhập sai mật khẩu quá nhiều lần',
    message: 'Máy của bạn vừa nhập sai mật khẩu nhiều lần liền. Hãy đợi 15 phút rồi thử lại.',
    ways: [homeWay],
    retryAfter: 900,
  },
  'too-many-requests': {
    status: 429,
    heading: 'Bạn đang mở trang quá nhanh',
    message: 'Máy của bạn vừa gửi rất nhiều yêu cầu. Hãy đợi một phút rồi tải lại trang.',
    ways: [homeWay],
  },
  'too-many-sign-ups': {
    status: 429,
    heading: 'Bạn vừa đăng ký theo dõi nhiều lần',
    message: 'Mỗi giờ chỉ nhận một số lượt đăng ký từ cùng một nơi. Hãy đợi một giờ rồi thử lại.',
    ways: [homeWay],
    retryAfter: 3600,
  },
  'nothing-to-follow': {
    status: 400,
    heading: 'Chưa có gì để theo dõi',
    message: 'Hãy tìm bằng vài từ hoặc chọn một điều kiện trước, rồi theo dõi từ trang kết quả.',
  },
  'index-building': {
    status: 503,
    heading: 'Chưa tìm được: kho tin đang được lập chỉ mục',
    message:
      'Các bài vẫn còn nguyên; máy chủ đang lập chỉ mục để tìm. Việc này mất từ vài giây đến vài phút, tùy số bài. Hãy tải lại trang sau ít giây.',
    retryAfter: 5,
  },
  'store-damaged': storeUnreadable,
  'store-missing': storeUnreadable,
  'store-gone': storeUnreadable,
  overloaded: {
    status: 503,
    heading: 'Máy chủ đang quá tải',
    message: 'Đang có rất nhiều người cùng tìm. Hãy thử lại sau ít giây.',
    retryAfter: 5,
  },
}

const byKind: Record<ErrorKind, Wording> = {
  usage: byCode['bad-address'],
  input: byCode['bad-address'],
  'not-found': byCode['no-such-page'],
  environment: {
    status: 503,
    heading: 'Kho tin tạm thời chưa phục vụ được',
    message: 'Máy chủ chưa mở được kho tin. Hãy thử lại sau ít phút.',
  },
  index: {
    status: 503,
    heading: 'Kho tin đang được chuẩn bị',
    message: 'Chỉ mục tìm kiếm chưa sẵn sàng. Hãy thử lại sau ít phút.',
  },
  read: {
    status: 503,
    heading: 'Kho tin chưa trả lời kịp',
    message: 'Máy chủ đang có nhiều yêu cầu. Hãy thử lại sau ít phút.',
    retryAfter: 60,
  },
  internal: {
    status: 500,
    heading: 'Máy chủ gặp lỗi',
    message: 'Lỗi này không do bạn. Chúng tôi đã ghi lại; hãy thử lại sau ít phút.',
  },
}

/** The sort of a failure that is known by its kind alone. */
function typeOfKind(kind: ErrorKind): string {
  const same = Object.entries(byCode).find(([, wording]) => wording === byKind[kind])
  return same === undefined ? kind : same[0]
}

function withdrawn({ article: { at, reason } }: WithdrawnError) {
  return {
    status: 410,
    heading: say('Bài này đã được gỡ'),
    message: say(
      'Bài đã được gỡ khỏi kho tin ngày {0}. Lý do: {1}.',
      shortDate(localDay(at)),
      reason.replace(/[.\s]+$/, ''),
    ),
  }
}

/** True for errors that Express throws for an address or header that it cannot parse. */
function isClientError(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? error.status : null
  return typeof status === 'number' && status >= 400 && status < 500
}

/** The catalogue of failures, in Vietnamese; any other error is an internal one. */
export function presentError(error: unknown): ErrorModel {
  const usual = { problems: [], ways: [searchWay, dateWay, homeWay].map(spoken), retryAfter: null, isFault: true }
  if (error instanceof ParamsError) {
    const repaired =
      error.repairedHref === null
        ? []
        : [{ label: say('Mở trang với những phần còn lại của địa chỉ'), href: error.repairedHref }]
    const { code, problems } = error
    return { type: code, code, ...usual, ...inLanguage(byCode[code]), problems, ways: [...repaired, ...usual.ways] }
  }
  if (error instanceof WithdrawnError)
    return { type: error.code, code: error.code, ...usual, ...withdrawn(error), isFault: false }
  if (error instanceof TimtinError) {
    const known = byCode[error.code]
    const type = known === undefined ? typeOfKind(error.kind) : error.code
    const model = { type, code: error.code, ...usual, ...inLanguage(known ?? byKind[error.kind]) }
    const nearest = error instanceof NotFoundError ? error.nearest : []
    const meant = nearest.map(({ label, href }) => ({ label: say('Mở trang {0}', label), href }))
    return { ...model, ways: [...meant, ...model.ways] }
  }
  const code = isClientError(error) ? 'bad-address' : 'internal'
  return { type: code, code, ...usual, ...inLanguage(code === 'internal' ? byKind.internal : byCode[code]) }
}

/** A sort of failure, as the page about the API lists it. */
export interface ProblemType {
  type: string
  status: number
  heading: string
  message: string
}

/** Every sort of failure that there is, by status. */
export const problemTypes: readonly ProblemType[] = [
  ...Object.entries(byCode),
  ...Object.entries(byKind).filter(([kind]) => typeOfKind(kind as ErrorKind) === kind),
]
  .map(([type, { status, heading, message }]) => ({ type, status, heading, message }))
  .sort((a, b) => a.status - b.status)
