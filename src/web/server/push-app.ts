import express, { type Express } from 'express'
import { methodsByPath, pushOperations } from '../api/operations.js'
import { answerFailures } from '../middleware/errors.js'
import { otherMethods } from '../middleware/methods.js'
import { requestLog } from '../middleware/request-log.js'
import { securityHeaders } from '../middleware/security.js'
import { notFound } from '../params/not-found.js'
import { pushPath, pushRouter } from '../push/router.js'
import type { PushParts } from '../push/types.js'

/** The routes by which programs change the archive, alone, for an address that the public cannot reach. */
export function createPushApp(parts: PushParts): Express {
  const app = express()
  app.set('query parser', false).set('etag', false).set('case sensitive routing', true).disable('x-powered-by')
  app.use(requestLog(parts.logger), securityHeaders())
  app.use(pushPath, pushRouter(parts))
  for (const [path, methods] of methodsByPath(pushOperations)) app.all(path, otherMethods(methods))
  app.use((request) => {
    throw notFound('page', request.path)
  })
  app.use(answerFailures(parts.logger))
  return app
}
