import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { workerUrl } from '../worker-url.js'
import type { MadePicture } from './making.js'
import type { FromMaker, ToMaker } from './messages.js'
import { RefusedPicture } from './refused-picture.js'

/** How long a picture may take, in milliseconds: the largest that are kept take 3 seconds on a machine that is idle. */
const patience = 60_000
/** After so many pictures the process is replaced, since the memory that decoders leave behind grows. */
const picturesOfAProcess = 2000

/**
 * Makes pictures in a process of its own, one at a time: whatever a hostile one does to a decoder, nobody else notices.
 * The process is started when it is needed.
 */
export class PictureMaker {
  private child: ChildProcess | null = null
  private made = 0
  private last: Promise<unknown> = Promise.resolve()

  /** @param milliseconds that a picture may take */
  constructor(private readonly milliseconds: number = patience) {}

  /** @throws RefusedPicture; an error when the process cannot be started */
  make(bytes: Uint8Array): Promise<MadePicture> {
    const made = this.last.then(() => this.makeOne(bytes))
    this.last = made.catch(() => {})
    return made
  }

  private async makeOne(bytes: Uint8Array): Promise<MadePicture> {
    if (this.made >= picturesOfAProcess) await this.end()
    const child = this.child ?? this.start()
    this.made++
    const answer = await new Promise<FromMaker>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        settle({ refusal: 'took-too-long', message: `It took longer than ${this.milliseconds} ms.` })
      }, this.milliseconds)
      const ended = () => settle({ refusal: 'broken', message: 'It ended the process that decodes pictures.' })
      const failed = (error: Error) => {
        settle(null)
        reject(error)
      }
      const settle = (answer: FromMaker | null) => {
        clearTimeout(timer)
        child.off('message', settle).off('exit', ended).off('error', failed)
        if (answer !== null) resolve(answer)
      }
      child.once('message', settle).once('exit', ended).once('error', failed)
      child.send({ bytes } satisfies ToMaker)
    })
    if ('refusal' in answer) throw new RefusedPicture(answer.refusal, answer.message)
    return answer.made
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(workerUrl(import.meta.url, 'making-entry')), [], { serialization: 'advanced' })
    const gone = () => {
      if (this.child === child) this.child = null
    }
    child.once('exit', gone).on('error', gone)
    this.child = child
    this.made = 0
    return child
  }

  private async end(): Promise<void> {
    const { child } = this
    this.child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.disconnect()
    await ended
  }

  async close(): Promise<void> {
    await this.last
    await this.end()
  }
}
