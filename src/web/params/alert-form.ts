import { z } from 'zod'
import { isInternalHook } from '../../alerts/hook-address.js'
import { channels, rhythms, type Channel, type Rhythm } from '../../alerts/types.js'

/** How the form names channels and rhythms. */
export const channelSlugs: Record<Channel, string> = { mail: 'thu', webhook: 'webhook' }
export const rhythmSlugs: Record<Rhythm, string> = { now: 'ngay', daily: 'ngay-mot-lan', weekly: 'tuan-mot-lan' }

const longestAddress = 254
const longestHook = 2000

const mailAddress = z.email().max(longestAddress)
const hookAddress = z.url({ protocol: /^https?$/ }).max(longestHook)

/** The form as it was sent, and what is wrong with it, in Vietnamese. */
export interface AlertForm {
  channel: Channel
  address: string
  rhythm: Rhythm
  problem: string | null
}

export const emptyAlertForm: AlertForm = { channel: 'mail', address: '', rhythm: 'daily', problem: null }

/** @param body of the request, as parsed; anything */
export function readAlertForm(body: unknown): AlertForm {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body)
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '')
  const channel = channels.find((one) => channelSlugs[one] === textOf('kenh')) ?? null
  const rhythm = rhythms.find((one) => rhythmSlugs[one] === textOf('nhip')) ?? null
  const address = textOf('dia-chi')
  const form = { channel: channel ?? 'mail', address, rhythm: rhythm ?? emptyAlertForm.rhythm }
  return { ...form, problem: channel === null || rhythm === null ? 'Hãy chọn cách nhận và nhịp gửi.' : wrong(form) }
}

function wrong({ channel, address }: Pick<AlertForm, 'channel' | 'address'>): string | null {
  if (address === '') return channel === 'mail' ? 'Hãy ghi địa chỉ thư điện tử.' : 'Hãy ghi địa chỉ webhook.'
  if (channel === 'mail') {
    return mailAddress.safeParse(address).success
      ? null
      : 'Địa chỉ thư chưa đúng. Hãy ghi đủ cả phần sau dấu @, ví dụ ten@thu.example.'
  }
  // Only what is an address can be taken apart.
  const url = hookAddress.safeParse(address).success && URL.canParse(address) ? new URL(address) : null
  if (url === null || url.username !== '' || url.password !== '')
    return 'Địa chỉ webhook chưa đúng. Hãy ghi cả https:// ở đầu, không kèm tên và mật khẩu.'
  return isInternalHook(url) ? 'Địa chỉ webhook phải ở trên Internet, không nằm trong mạng nội bộ hay máy này.' : null
}
