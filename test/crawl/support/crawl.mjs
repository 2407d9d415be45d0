/**
 * `timtin crawl` and `timtin new-source` as they are, but for a site of this machine: `crawl.mjs DELAY COMMAND
 * ARGUMENT…`, with the delay between requests in milliseconds.
 */
import process from 'node:process'
import { Command } from 'commander'
import { runCommandLine } from '../../../dist/scripts/shared/command-line.js'
import { usualLimits } from '../../../dist/src/crawl/limits.js'

const [delay, name, ...args] = process.argv.slice(2)
const { define } = await import(`../../../dist/scripts/commands/${name}.js`)
const command = new Command(name)
define(command, {
  permission: 'public-and-loopback',
  limits: { ...usualLimits, delay: Number(delay), idleTimeout: 5000 },
})
await runCommandLine(command, args)
