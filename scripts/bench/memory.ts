import { readFileSync } from 'node:fs'

/** Memory of the calling process, all threads together, in bytes. */
export interface Memory {
  resident: number
  /** Of `resident`, what is not a file's pages in the system's cache; null where not Linux. */
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

/** RssAnon of proc_pid_status(5): the article store is a file mapped into memory and counts as resident without being held. */
function anonymousBytes(): number | null {
  try {
    const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return kilobytes && Number(kilobytes[1]) * 1024
  } catch {
    return null
  }
}
