import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Version of an installed package, found beside its main module. */
export function versionOf(packageName: string): string {
  const main = require.resolve(packageName)
  const folder = main.slice(0, main.lastIndexOf(path.join('node_modules', packageName)))
  const manifest = path.join(folder, 'node_modules', packageName, 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
