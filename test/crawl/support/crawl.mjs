/* global process */
/** `timtin crawl` as it is, but on a site of this machine: `crawl.mjs DELAY ARGUMENT…`, with the delay in milliseconds. */
import { Command } from 'commander'
import { define } from '../../../dist/scripts/commands/crawl.js'
import { runCommandLine } from '../../../dist/scripts/shared/command-line.js'
import { usualLimits } from '../../../dist/src/crawl/limits.js'

const [delay, ...args] = process.argv.slice(2)
const command = new Command('crawl')
define(command, {
  permission: 'public-and-loopback',
  limits: { ...usualLimits, delay: Number(delay), idleTimeout: 5000 },
})
await runCommandLine(command, args)
