import type { Express, RequestHandler, Router } from 'express'
import { WrongMethodError } from '../params/wrong-method.js'

/** What Express keeps of a route or router. */
interface Layer {
  route?: { methods: Record<string, boolean> }
  handle: Partial<Router>
  /** Returns the part of a path that matches; something falsy when none does. */
  match(path: string): { path: string } | null | undefined | false
}

/** The methods that the routes of a router take for a path. */
function methodsIn(stack: readonly Layer[], path: string): string[] {
  return stack.flatMap((layer) => {
    const matched = layer.match(path)
    if (!matched) return []
    const { route, handle } = layer
    // A route for any method only prepares the others.
    if (route !== undefined) return Object.keys(route.methods).filter((method) => method !== '_all')
    if (!Array.isArray(handle.stack)) return []
    return methodsIn(handle.stack as unknown as Layer[], path.slice(matched.path.length) || '/')
  })
}

/**
 * Stands behind all routes: refuses a request whose page exists for other methods. Express knows its routes, so they need
 * not be listed again.
 */
export function refuseWrongMethods(app: Express): RequestHandler {
  return (request, _response, next) => {
    const methods = methodsIn(app.router.stack as unknown as Layer[], request.path).map((method) =>
      method.toUpperCase(),
    )
    if (methods.includes('GET')) methods.push('HEAD')
    const isHead = request.method === 'HEAD' && methods.includes('GET')
    if (methods.length === 0 || methods.includes(request.method) || isHead) return next()
    throw new WrongMethodError(request.method, [...new Set(methods)].sort())
  }
}
