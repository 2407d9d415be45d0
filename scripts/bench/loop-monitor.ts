import { readFileSync } from 'node:fs'

/** The longest time between two turns of a thread's event loop. */
export interface Block {
  /** Elapsed time in milliseconds, including time in which other processes had the processor. */
  ms: number
  /** Most time, in milliseconds, that this thread was computing within one gap; null except on Linux. */
  cpuMs: number | null
}

const tickMs = 1

/** Processor time of the calling thread in nanoseconds (Linux, schedstat(5)); null elsewhere. */
function threadCpuNs(): number | null {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0])
  } catch {
    return null
  }
}

/**
 * Watches the event loop of the calling thread with a timer of one millisecond. Unlike `monitorEventLoopDelay`, it
 * distinguishes the thread's own computing from waiting for a processor that other processes use.
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
