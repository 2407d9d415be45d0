import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Config, MailSettings } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import type { SearchQuestions } from '../search/types.js'
import { workerUrl } from '../worker-url.js'
import type { Letterhead } from './messages/types.js'
import type { AlertingAssignment, FromAlerting, ToAlerting } from './ipc.js'

/** How soon a process that died is started again, in milliseconds. */
const restartMs = 10_000
/** How long it may take to end before it is killed. What it had begun is done again. */
const patienceMs = 5000

/** The process of the alerts, beside a server. */
export interface RunningAlerts {
  close(): Promise<void>
}

/**
 * Runs the process of the alerts for as long as a server runs. It asks the server's archive how searches are read.
 * @param readings as the archive answers
 * @param onFault receives what went wrong; alerting goes on
 * @param permission for tests, whose webhooks are on this machine
 */
export function runAlerts(
  config: Config,
  mail: MailSettings,
  letterhead: Letterhead,
  readings: SearchQuestions['readings'],
  onFault: (error: Error) => void,
  permission: Permission = 'public',
): RunningAlerts {
  let isClosed = false
  let child: ChildProcess | null = null
  let restart: NodeJS.Timeout | undefined

  const start = (): void => {
    const started = fork(fileURLToPath(workerUrl(import.meta.url, 'entry')), [], { serialization: 'advanced' })
    child = started
    const say = (message: ToAlerting) => {
      if (started.connected) started.send(message)
    }
    started.on('message', (message: FromAlerting) => {
      if (message.kind === 'fault') return onFault(new Error(message.message))
      const { call, searches } = message
      readings(searches).then(
        (answer) => say({ kind: 'readings', call, answer }),
        (error: unknown) =>
          say({ kind: 'unread', call, message: error instanceof Error ? error.message : String(error) }),
      )
    })
    started.on('error', onFault)
    started.once('exit', (code, signal) => {
      child = null
      if (isClosed) return
      onFault(new Error(`The process of the alerts ended (${signal ?? code}); it is started again.`))
      restart = setTimeout(start, restartMs)
    })
    say({ kind: 'start', config, mail, letterhead, permission } satisfies AlertingAssignment)
  }
  start()
  return {
    async close() {
      isClosed = true
      clearTimeout(restart)
      const last = child
      if (last === null) return
      const exited = new Promise((resolve) => last.once('exit', resolve))
      // It ends by itself when it is left alone, after the step that it is in.
      if (last.connected) last.disconnect()
      const timer = setTimeout(() => last.kill('SIGKILL'), patienceMs)
      await exited
      clearTimeout(timer)
    },
  }
}
