import { readFileSync } from 'node:fs'

/** The longest time for which a thread's event loop took no turn. */
export interface Block {
  /** As waited, in milliseconds: includes time in which other processes had the processor. */
  ms: number
  /** The longest share of one gap in which this thread was computing, in milliseconds; null where not Linux. */
  cpuMs: number | null
}

const tickMs = 1

/** Nanoseconds that the calling thread has computed (Linux, schedstat(5)); null elsewhere. */
function threadCpuNs(): number | null {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0])
  } catch {
    return null
  }
}

/**
 * Watches the event loop of the calling thread with a timer of one millisecond. Unlike `monitorEventLoopDelay` it tells
 * the thread's own computing from waiting for a processor that others use.
 */
export class LoopMonitor {
  private block: Block = { ms: 0, cpuMs: null }
  private last = performance.now()
  private lastCpu = threadCpuNs()
  private timer = setTimeout(() => this.tick(), tickMs)

  private tick(): void {
    this.look()
    this.timer = setTimeout(() => this.tick(), tickMs)
  }

  private look(): void {
    const now = performance.now()
    const cpu = threadCpuNs()
    this.block.ms = Math.max(this.block.ms, now - this.last - tickMs)
    if (cpu !== null && this.lastCpu !== null) {
      this.block.cpuMs = Math.max(this.block.cpuMs ?? 0, (cpu - this.lastCpu) / 1e6)
    }
    this.last = now
    this.lastCpu = cpu
  }

  stop(): Block {
    clearTimeout(this.timer)
    this.look()
    return this.block
  }
}
