import { readFileSync, readlinkSync } from 'node:fs'

/** Milliseconds of a clock tick, in which Linux counts the time of threads (`USER_HZ` is 100 everywhere). */
const tickMs = 10

/** What Linux calls the calling thread; null on other systems. */
export function ownThreadId(): string | null {
  try {
    return readlinkSync('/proc/thread-self').split('/').at(-1)!
  } catch {
    return null
  }
}

/**
 * Processor time that a thread of this process has used, in milliseconds; null where the system does not tell.
 * @param id as the thread's own `ownThreadId` says
 */
export function threadTime(id: string | null): number | null {
  if (id === null) return null
  try {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'latin1')
    // The name in brackets may contain spaces; utime and stime are the 12th and 13th field after it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  } catch {
    return null
  }
}
