import { channels, rhythms, type Channel, type Rhythm } from '../../alerts/types.js'
import { channelSlugs, rhythmSlugs, type AlertForm } from '../params/alert-form.js'
import type { Link } from './text.js'

interface Choice {
  value: string
  label: string
  checked: boolean
}

/** The form by which a search is followed. */
export interface AlertFormModel {
  /** The search in words. */
  topic: string
  action: string
  backHref: string
  address: string
  channels: Choice[]
  rhythms: Choice[]
  problem: string | null
}

/** One step on the way, or its end: what it is, and at most one button. */
export interface AlertStepModel {
  heading: string
  paragraphs: string[]
  /** Something to be copied. */
  secret: string | null
  button: { action: string; label: string } | null
  ways: Link[]
}

const channelLabels: Record<Channel, string> = { mail: 'Thư điện tử', webhook: 'Webhook (cho phần mềm)' }
const rhythmLabels: Record<Rhythm, string> = {
  now: 'Ngay khi có bài mới',
  daily: 'Mỗi sáng một thư',
  weekly: 'Sáng thứ hai hằng tuần',
}

export function presentAlertForm(topic: string, action: string, backHref: string, form: AlertForm): AlertFormModel {
  return {
    topic,
    action,
    backHref,
    address: form.address,
    channels: channels.map((one) => ({
      value: channelSlugs[one],
      label: channelLabels[one],
      checked: one === form.channel,
    })),
    rhythms: rhythms.map((one) => ({
      value: rhythmSlugs[one],
      label: rhythmLabels[one],
      checked: one === form.rhythm,
    })),
    problem: form.problem,
  }
}

const home = { label: 'Về trang nhất', href: '/' }

/** After the form was sent: the same whether or not the address is known. @param secret of a webhook */
export function presentAsked(topic: string, backHref: string, secret: string | null): AlertStepModel {
  const ways = [{ label: 'Về trang tìm', href: backHref }]
  if (secret !== null) {
    return {
      heading: 'Chờ webhook xác nhận',
      paragraphs: [
        `Máy chủ sẽ gửi tới địa chỉ vừa ghi một yêu cầu POST có liên kết xác nhận (confirmUrl). Hãy mở liên kết ấy trong 48 giờ để bắt đầu theo dõi “${topic}”.`,
        'Mỗi yêu cầu mang chữ ký HMAC-SHA256 của thời điểm, dấu chấm và nội dung, tính bằng khóa dưới đây. Hãy chép khóa ngay: trang này chỉ hiện một lần.',
      ],
      secret,
      button: null,
      ways,
    }
  }
  return {
    heading: 'Hãy mở hộp thư',
    paragraphs: [
      `Trong vài phút nữa, địa chỉ vừa ghi sẽ nhận một thư có liên kết xác nhận. Hãy mở liên kết ấy trong 48 giờ để bắt đầu theo dõi “${topic}”.`,
      'Không thấy thư? Hãy xem cả hộp thư rác. Mỗi địa chỉ nhận nhiều nhất một thư xác nhận trong một giờ, nên nếu bạn vừa đăng ký một điều kiện khác, thư sẽ đến muộn hơn.',
    ],
    secret: null,
    button: null,
    ways,
  }
}

export function presentConfirmation(topic: string, action: string): AlertStepModel {
  return {
    heading: 'Xác nhận theo dõi',
    paragraphs: [`Bạn sẽ nhận tin mới khớp với “${topic}”. Trong mỗi thư đều có liên kết để thôi theo dõi.`],
    secret: null,
    button: { action, label: 'Theo dõi' },
    ways: [],
  }
}

export function presentConfirmed(topic: string): AlertStepModel {
  return {
    heading: 'Đã theo dõi',
    paragraphs: [`Khi có bài mới khớp với “${topic}”, bạn sẽ nhận được tin.`],
    secret: null,
    button: null,
    ways: [home],
  }
}

export function presentLeaving(topic: string, action: string): AlertStepModel {
  return {
    heading: 'Thôi theo dõi',
    paragraphs: [`Bạn sẽ không nhận thêm tin về “${topic}”. Địa chỉ của bạn cũng được xóa khỏi mục theo dõi này.`],
    secret: null,
    button: { action, label: 'Thôi theo dõi' },
    ways: [],
  }
}

export function presentLeft(): AlertStepModel {
  return {
    heading: 'Đã thôi theo dõi',
    paragraphs: ['Bạn sẽ không nhận thêm tin về mục này nữa. Muốn nhận lại, hãy theo dõi từ trang tìm.'],
    secret: null,
    button: null,
    ways: [home],
  }
}

/** A link that is wrong, was used, or is too old: it is not told which. */
export function presentSpentLink(): AlertStepModel {
  return {
    heading: 'Liên kết không còn dùng được',
    paragraphs: [
      'Liên kết xác nhận chỉ dùng được một lần, trong 48 giờ. Nếu bạn đã xác nhận rồi thì không cần làm gì thêm; nếu chưa, hãy đăng ký lại từ trang tìm.',
    ],
    secret: null,
    button: null,
    ways: [home],
  }
}
