/**
 * Compiles `src` and `scripts` to `dist`: takes the types away, and checks none of them (`npm run typecheck` does). Plain
 * JavaScript without development dependencies, so that a checkout starts after `npm ci --omit=dev` too. In an installed
 * package, which has `dist` and no `src`, there is nothing to do.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** What each compiled module was made from: times of files would mislead after a checkout or an unpacked release. */
const record = path.join(root, 'dist/.compiled.json')

/** The files below a folder, relative to the root; none if there is no such folder. */
function filesOf(folder, ending) {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file))
}

const hash = (text) => createHash('sha256').update(text).digest('base64')

function readRecord() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'))
  } catch {
    return {}
  }
}

/** Replaces a file at once: a program that is starting meanwhile reads the old module or the new one, never half of one. */
function replace(file, text) {
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

const sources = ['src', 'scripts'].flatMap((folder) => filesOf(folder, '.ts')).filter((file) => !file.endsWith('.d.ts'))
if (sources.length > 0) {
  const { default: compiler } = await import('@swc/wasm-typescript')
  const itself = hash(
    readFileSync(fileURLToPath(import.meta.url)) +
      readFileSync(fileURLToPath(import.meta.resolve('@swc/wasm-typescript'))),
  )
  const before = readRecord()
  const made = {}
  for (const source of sources) {
    const text = readFileSync(path.join(root, source), 'utf8')
    const target = path.join('dist', source.replace(/\.ts$/, '.js'))
    made[target] = hash(itself + text)
    if (before[target] === made[target] && existsSync(path.join(root, target))) continue
    let module
    try {
      module = compiler.transformSync(text, { mode: 'transform', module: true, filename: source })
    } catch (error) {
      process.stderr.write(`${source} cannot be compiled: ${error.message ?? error}\n${error.snippet ?? ''}\n`)
      process.exit(1)
    }
    replace(path.join(root, target), module.code)
  }
  for (const file of ['dist/src', 'dist/scripts'].flatMap((folder) => filesOf(folder, '.js'))) {
    if (made[file] === undefined) rmSync(path.join(root, file))
  }
  replace(record, JSON.stringify(made))
}
