import { descriptionAnswerSchema, descriptionPath } from '../../../src/web/api/answers/description.js'
import { failureSchema } from '../../../src/web/api/answers/failure.js'
import type { ApiRoute } from '../../../src/web/api/route.js'
import { apiRoutes } from '../../../src/web/api/table.js'

const mount = '/api/v1'

/** The API route that answers a request, or undefined. */
export function apiRouteOf(method: string, address: string): ApiRoute | undefined {
  const { pathname } = new URL(address, 'http://site.example')
  return apiRoutes.find((route) => {
    const pattern = `^${mount}${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`
    return route.method.toUpperCase() === method && new RegExp(pattern).test(pathname)
  })
}

/** Throws if an answer of the API does not match its schema; answers of other addresses are not checked. */
export async function checkApiAnswer(method: string, address: string, response: Response): Promise<void> {
  const { pathname } = new URL(address, 'http://site.example')
  if (!pathname.startsWith(`${mount}/`)) return
  const text = await response.clone().text()
  if (text === '') return
  if (!response.ok) {
    failureSchema.parse(JSON.parse(text))
    return
  }
  const answer = pathname === descriptionPath ? descriptionAnswerSchema : apiRouteOf(method, address)?.answer
  if (answer === undefined) throw new Error(`${method} ${address} is answered, but is no route of the table.`)
  answer.parse(JSON.parse(text))
}
