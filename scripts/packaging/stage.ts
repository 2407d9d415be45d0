import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

const npm = (args: string[], folder: string) =>
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })

/** Packs a package with npm, and puts what is in it into a folder. */
function unpack(what: string[], from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  npm(['pack', '--silent', '--pack-destination', to, ...what], from)
  const [tarball] = readdirSync(to).filter((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '--no-same-owner'], { cwd: to })
  rmSync(path.join(to, tarball))
}

/**
 * Puts what runs in production into a folder: the package as npm packs it, the libraries of the lock file, and a Node of
 * its own (`bin/node`, from the registry), so that no other is needed.
 * @param node version of Node: a number or a range, e.g. `22`
 * @returns the version of Node that was taken
 */
export function stage(projectRoot: string, folder: string, node: string): string {
  unpack([], projectRoot, folder)
  copyFileSync(path.join(projectRoot, 'package-lock.json'), path.join(folder, 'package-lock.json'))
  npm(['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], folder)
  const runtime = path.join(folder, 'node-runtime')
  unpack([`node-linux-${process.arch}@${node}`], folder, runtime)
  mkdirSync(path.join(folder, 'bin'))
  copyFileSync(path.join(runtime, 'bin', 'node'), path.join(folder, 'bin', 'node'))
  copyFileSync(path.join(runtime, 'LICENSE'), path.join(folder, 'bin', 'LICENSE'))
  rmSync(runtime, { recursive: true })
  return execFileSync(path.join(folder, 'bin', 'node'), ['--version'], { encoding: 'utf8' }).trim()
}
