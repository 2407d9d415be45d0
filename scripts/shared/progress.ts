import { SingleBar, Presets } from 'cli-progress'

/** Prints a line of progress to standard error: standard output is for results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Seconds between two lines if there is no terminal. */
const secondsBetweenLines = 2

export interface ProgressReport {
  /** @param total 0 while it is unknown */
  update(done: number, total: number): void
  stop(): void
}

/** Shows the progress of a long command on standard error: a bar on a terminal, otherwise a line every few seconds. */
export function showProgress(what: string): ProgressReport {
  const started = performance.now()
  const rate = (done: number) => Math.round((done * 1000) / Math.max(1, performance.now() - started))
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      { format: `${what} {bar} {value}/{total}, {rate}/s`, hideCursor: true, stream: process.stderr },
      Presets.shades_classic,
    )
    let isRunning = false
    return {
      update(done, total) {
        if (!isRunning) bar.start(total, done, { rate: rate(done) })
        isRunning = true
        bar.setTotal(Math.max(total, done))
        bar.update(done, { rate: rate(done) })
      },
      stop: () => bar.stop(),
    }
  }
  let said = started
  return {
    update(done, total) {
      if (performance.now() - said < secondsBetweenLines * 1000) return
      said = performance.now()
      process.stderr.write(`${what}: ${done}${total > 0 ? `/${total}` : ''}, ${rate(done)}/s\n`)
    },
    stop: () => {},
  }
}
