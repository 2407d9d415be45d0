import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

/** Where each system's packages install a Chromium that is not on the search path. */
const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  ],
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Path of the executable with this name on the search path, or null. */
export function findOnPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return folders.map((folder) => path.join(folder, file)).find(isExecutable) ?? null
}

/**
 * Finds a Chromium for the browser tests: the one named by CHROMIUM_PATH, otherwise one on the search path, otherwise
 * one in the usual places of Linux, macOS and Windows.
 * @returns path of the executable, or null if there is none
 * @throws TimtinError `chromium-path` when CHROMIUM_PATH does not name an executable
 */
export function findChromium(): string | null {
  const named = readConfig().chromiumPath
  if (named !== undefined) {
    if (isExecutable(named)) return named
    throw new TimtinError(
      'environment',
      'chromium-path',
      'CHROMIUM_PATH names no program that can be run.',
      named,
      'Correct it, or unset it to have Chromium looked for.',
    )
  }
  const found = names.map(findOnPath).find((file) => file !== null)
  return found ?? usualPlaces[process.platform]?.find(isExecutable) ?? null
}
