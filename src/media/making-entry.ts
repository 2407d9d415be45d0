/** The process that makes pictures (`maker.ts`). */
import { makePicture, refuseOtherFormats } from './making.js'
import { RefusedPicture } from './refused-picture.js'
import type { FromMaker, ToMaker } from './messages.js'

refuseOtherFormats()

async function answerTo({ bytes }: ToMaker): Promise<FromMaker> {
  try {
    return { made: await makePicture(bytes) }
  } catch (error) {
    if (error instanceof RefusedPicture) return { refusal: error.refusal, message: error.message }
    return { refusal: 'broken', message: String(error) }
  }
}

// It ends with whoever started it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.once('disconnect', () => process.exit())
process.on('message', (message) => {
  void answerTo(message as ToMaker).then((answer) => process.connected && process.send?.(answer))
})
