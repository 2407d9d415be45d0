import { expect, it } from 'vitest'
import { readMailSettings } from '../../src/config.js'
import { dueAt } from '../../src/alerts/rhythm.js'

it('reads how e-mail is sent, and quotes no password', () => {
  const url = { TIMTIN_URL: 'https://tin.example' }
  const mail = { TIMTIN_SMTP: 'smtps://tin:bi-mat@thu.example:465', TIMTIN_MAIL_FROM: 'Tin <tin@tin.example>' }
  expect(readMailSettings({})).toBeNull()
  expect(readMailSettings({ ...url, ...mail })).toEqual({ server: mail.TIMTIN_SMTP, from: mail.TIMTIN_MAIL_FROM })
  const codeOf = (env: NodeJS.ProcessEnv) => {
    try {
      readMailSettings(env)
      return null
    } catch (error) {
      expect(String(error)).not.toContain('bi-mat')
      return (error as { code: string }).code
    }
  }
  expect(codeOf(mail)).toBe('mail-needs-url')
  expect(codeOf({ ...url, ...mail, TIMTIN_MAIL_FROM: 'tin' })).toBe('bad-mail-sender')
  expect(codeOf({ ...url, ...mail, TIMTIN_SMTP: 'http://tin:bi-mat@thu.example' })).toBe('bad-mail-server')
})

it.each([
  ['daily', '2022-11-23T06:29:00+07:00', '2022-11-23T06:30:00+07:00'],
  ['daily', '2022-11-23T06:30:00+07:00', '2022-11-24T06:30:00+07:00'],
  ['weekly', '2022-11-23T08:00:00+07:00', '2022-11-28T06:30:00+07:00'],
  ['weekly', '2022-11-28T06:00:00+07:00', '2022-11-28T06:30:00+07:00'],
  ['weekly', '2022-11-28T07:00:00+07:00', '2022-12-05T06:30:00+07:00'],
] as const)('sends what came %s since %s at %s', (rhythm, since, due) => {
  expect(dueAt(rhythm, Date.parse(since), null)).toBe(Date.parse(due))
})
