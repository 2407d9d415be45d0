import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { TimtinError } from '../../errors.js'
import { hashPassword, isPassword } from '../../settings/passwords.js'
import type { Settings } from '../../settings/schema.js'

/** Wrong passwords that one address may try in a quarter of an hour. */
const mostFailures = 10
const failureWindowMs = 15 * 60_000

/** Headers hold ASCII alone. */
const challenge = 'Basic realm="Ban bien tap", charset="UTF-8"'

interface Credentials {
  name: string
  password: string
}

/** The user and password of a request (RFC 7617), or null. */
function credentialsOf({ headers }: Request): Credentials | null {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]{1,2000}={0,2})$/i.exec(headers.authorization ?? '') ?? []
  if (encoded === undefined) return null
  const [, name, password] = /^([^:]*):([^]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return password === undefined ? null : { name, password }
}

/**
 * Asks for the name and password of one of the desk's users, by HTTP's own means, since the site sets no cookies. A name
 * that does not exist takes as long as a wrong password.
 * @param users none: everybody may pass
 */
export function deskPassword(users: Settings['deskUsers']): RequestHandler[] {
  if (users.length === 0) return []
  // A hash takes a tenth of a second on purpose; a browser sends the password with every request, so that one that was
  // right is known again, by a digest that is worth nothing outside this process.
  const secret = randomBytes(32)
  const right = new Map<string, Buffer>()
  const nobody = hashPassword(randomBytes(32).toString('hex'))

  async function isRight({ name, password }: Credentials): Promise<boolean> {
    const digest = createHmac('sha256', secret).update(`${name}\n${password}`).digest()
    const known = right.get(name)
    if (known !== undefined && timingSafeEqual(known, digest)) return true
    const user = users.find((one) => one.name.normalize('NFC') === name.normalize('NFC'))
    const isTheirs = await isPassword(password, user?.hash ?? (await nobody))
    if (user === undefined || !isTheirs) return false
    right.set(name, digest)
    return true
  }

  const check: RequestHandler = async (request, response, next) => {
    response.locals.isPrivate = true
    const credentials = credentialsOf(request)
    if (credentials !== null && (await isRight(credentials))) return next()
    response.set('WWW-Authenticate', challenge)
    const what = credentials === null ? 'The desk asks for a password.' : 'Name or password are wrong.'
    throw new TimtinError('usage', 'desk-locked', what, 'Authorization', 'Send the name and password of a desk user.')
  }

  const limit = rateLimit({
    windowMs: failureWindowMs,
    limit: mostFailures,
    // Counted are wrong passwords alone: a browser first asks without one.
    skip: (request) => credentialsOf(request) === null,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => {
      const advice = 'Wait a quarter of an hour.'
      next(new TimtinError('usage', 'too-many-passwords', 'Too many wrong passwords.', 'Authorization', advice))
    },
  })
  return [limit, check]
}
