import * as archives from './archives.js'
import * as running from './running.js'
import * as serving from './serving.js'

/**
 * Everything that the bench runs in separate processes, so that no part is affected by the memory or garbage of
 * another.
 */
const methods = { ...archives, ...running, ...serving }
export type Methods = typeof methods

export interface Call {
  method: keyof Methods
  args: unknown[]
}

export type Reply = { value: unknown } | { error: { message: string; stack: string | undefined } }

process.on('message', ({ method, args }: Call) => {
  const ask = methods[method] as (...args: unknown[]) => unknown
  const reply = (message: Reply) => process.send!(message)
  Promise.resolve()
    .then(() => ask(...args))
    .then(
      (value) => reply({ value }),
      (error: unknown) => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error))
        reply({ error: { message, stack } })
      },
    )
})
process.once('disconnect', () => process.exit())
