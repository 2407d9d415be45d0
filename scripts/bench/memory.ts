import { readFileSync } from 'node:fs'

/** Memory of the calling process, all threads, in bytes. */
export interface Memory {
  resident: number
  /** The part of `resident` that is not file pages in the system's cache; null except on Linux. */
  anonymous: number | null
  peak: number
}

export function memoryNow(): Memory {
  return {
    resident: process.memoryUsage.rss(),
    anonymous: anonymousBytes(),
    peak: process.resourceUsage().maxRSS * 1024,
  }
}

/**
 * RssAnon of proc_pid_status(5). The article store is a memory-mapped file: its pages count as resident, although the
 * system can drop them.
 */
function anonymousBytes(): number | null {
  try {
    const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return kilobytes && Number(kilobytes[1]) * 1024
  } catch {
    return null
  }
}
