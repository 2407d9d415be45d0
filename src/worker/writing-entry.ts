import { openIntakeHere } from '../composition/taking-in.js'
import { systemClock, type Config } from '../config.js'
import type { Intake } from '../ingest/intake.js'
import { carried } from './carried-error.js'
import type { FromWritingProcess, ToWritingProcess, WritingCall } from './writing-messages.js'

const config = JSON.parse(process.argv[2]) as Config
const say = (message: FromWritingProcess) => {
  if (process.connected) process.send!(message)
}

function call(intake: Intake, { method, args }: WritingCall): Promise<unknown> {
  switch (method) {
    case 'push':
      return intake.push(...args)
    case 'withdraw':
      return intake.withdraw(...args)
  }
}

async function serve(): Promise<void> {
  const { intake, close } = openIntakeHere(config, systemClock)
  /** Ends when the last call has ended: one after another, in the order in which they were sent. */
  let last = Promise.resolve()
  const cancelled = new Set<number>()
  process.on('message', (message: ToWritingProcess) => {
    if (message.kind === 'cancel') return void cancelled.add(message.call)
    last = last.then(async () => {
      const { call: number } = message
      if (cancelled.delete(number)) return
      try {
        say({ kind: 'answer', call: number, value: await call(intake, message) })
      } catch (error) {
        say({ kind: 'failed', call: number, error: carried(error) })
      }
      cancelled.delete(number)
    })
  })
  // The server has ended, or wants this process to end: what was sent before is still done.
  process.once('disconnect', () => void last.then(close))
  say({ kind: 'ready' })
}

// A terminal sends these to the server too, which then tells this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
serve().catch((error: unknown) => {
  say({ kind: 'failed', call: null, error: carried(error) })
  process.disconnect()
})
