/** The process that keeps the index up to date while the server serves (`keeper.ts`). */
import { setTimeout } from 'node:timers/promises'
import { openKept } from '../composition/serving.js'
import { systemClock } from '../config.js'
import type { KeepingState } from '../readiness.js'
import { IndexKeeper } from './index-keeper.js'
import type { FromKeeper, KeepingArguments } from './messages.js'

/** How often it looks at the store, in milliseconds. */
const lookMs = 250

const { config, archiveId } = JSON.parse(process.argv[2]) as KeepingArguments
const kept = openKept(config, archiveId)

// The server is told to stop by these, and ends this process when it has.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
// The server has gone, perhaps without a word.
process.on('disconnect', () => process.exit())
// It may have gone before this process could listen.
if (!process.connected) process.exit()

let state: KeepingState = { place: null, progress: null, problem: null }

function say(change: Partial<KeepingState>): void {
  state = { ...state, ...change }
  if (process.connected) process.send?.({ kind: 'state', state, archiveId: kept.real.archiveId } satisfies FromKeeper)
}

async function keep(): Promise<void> {
  const keepers = {
    real: new IndexKeeper(kept.real.newBuilder, systemClock, say),
    sample: new IndexKeeper(kept.sample.newBuilder, systemClock, say),
  }
  for (;;) {
    try {
      const place = await kept.place()
      if (place === 'real') {
        // Said first: what there is can be served at once.
        say({ place })
        await kept.clean()
      }
      const position = await kept[place].position()
      if (position !== null) await keepers[place].look(position)
      say({ place })
      const { problem } = keepers[place]
      if (problem !== state.problem) say({ problem })
    } catch (error) {
      say({ problem: error instanceof Error ? error.message : String(error) })
    }
    await setTimeout(lookMs)
  }
}

void keep()
