import { spawnSync } from 'node:child_process'
import { Command } from 'commander'
import { TimtinError } from '../../src/errors.js'
import { findChromium, findOnPath } from './chromium.js'
import { runCommandLine } from '../shared/command-line.js'

/** Noto has every Vietnamese letter, so that tests measure pages at the width that readers see. */
const packages = ['chromium', 'fonts-noto-core']

const advice: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'Install it (Debian, Ubuntu: `sudo apt-get install chromium`; Fedora: `sudo dnf install chromium`), or name one in CHROMIUM_PATH.',
  darwin: 'Install it (`brew install --cask chromium`, or Google Chrome), or name one in CHROMIUM_PATH.',
  win32: 'Install Google Chrome or Chromium, or name one in CHROMIUM_PATH.',
}

function noChromium(what: string): TimtinError {
  const help = advice[process.platform] ?? 'Install one, or name one in CHROMIUM_PATH.'
  return new TimtinError('environment', 'chromium-missing', what, '', help)
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && findOnPath('apt-get') !== null
}

function aptGet(...args: string[]): void {
  const { status } = spawnSync('apt-get', args, {
    // Standard output is for the path only.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) throw noChromium(`\`apt-get ${args.join(' ')}\` failed; the browser tests need Chromium.`)
}

/** Prints the path of a Chromium; if there is none, installs one when run as root on a Debian system. */
async function ensureChromium(): Promise<void> {
  let chromium = findChromium()
  if (chromium === null && canInstall()) {
    process.stderr.write('No Chromium found: installing it with apt-get for the browser tests.\n')
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', ...packages)
    chromium = findChromium()
  }
  if (chromium === null) throw noChromium('The browser tests need Chromium, and there is none.')
  process.stdout.write(`${chromium}\n`)
}

const command = new Command('node dist/scripts/tools/ensure-chromium.js')
  .description(
    'Print the path of a Chromium for the browser tests; as root on a Debian system, install one if need be.',
  )
  .action(ensureChromium)
await runCommandLine(command, process.argv.slice(2))
