import helmet from 'helmet'
import type { RequestHandler } from 'express'

/**
 * Security headers. Pages load nothing but their own style sheet, script and pictures, and hold no inline script or style.
 * Whether the site is served over HTTPS, and for how long that is promised, is for the proxy in front of it to say.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}
