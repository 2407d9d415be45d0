import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { takeFolder } from '../../src/locks/folder-lock.js'
import type { Holder, Lock } from '../../src/locks/types.js'
import { executeTool } from '../scripts/support.js'
import { temporaryFolder } from '../store/support/articles.js'
import { watch, type Child } from '../store/support/child.js'

const holder = fileURLToPath(new URL('support/holder.mjs', import.meta.url))
const startHolder = (folder: string): Child => watch(spawn(process.execPath, [holder, folder]))

async function taken(folder: string): Promise<Lock> {
  const take = await takeFolder(folder)
  if ('holder' in take) throw new Error(`${take.holder.name} has the lock.`)
  onTestFinished(() => take.lock.release())
  return take.lock
}

async function refused(folder: string): Promise<Holder> {
  const take = await takeFolder(folder)
  if ('lock' in take) throw new Error('The lock was free.')
  return take.holder
}

/** A process in its own pid namespace has id 1 there, as in a container. */
const inOwnNamespace = ['--pid', '--fork', '--mount-proc', '--kill-child', process.execPath, holder]
const noNamespaces = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', '--kill-child', 'true']).status !== 0

describe('the lock of a folder', () => {
  test('is held by one caller at a time, also within a process', async () => {
    const folder = temporaryFolder()
    const takes = await Promise.all(Array.from({ length: 20 }, () => takeFolder(folder)))
    const locks = takes.flatMap((take) => ('lock' in take ? [take.lock] : []))
    expect(locks).toHaveLength(1)
    expect(locks[0].isHeld()).toBe(true)
    await locks[0].release()
    await taken(folder)
  })

  test('says who has it, and leaves nothing but that in the folder', async () => {
    const folder = temporaryFolder()
    const before = Date.now()
    for (let i = 0; i < 3; i++) await (await taken(folder)).release()
    await taken(folder)
    const { name, since } = await refused(folder)
    expect(name).toMatch(new RegExp(`^${process.pid}@`))
    // Some file systems store times in whole seconds.
    expect(since).toBeGreaterThan(before - 2000)
    expect(readdirSync(path.join(folder, 'lock'))).toEqual(['4.door', '4.holder'])
  })

  test('is refused while another process has it, busy or not, and free when that gives it back', async () => {
    const folder = temporaryFolder()
    const child = startHolder(folder)
    expect(await child.next()).toMatch(/^held/)
    expect((await refused(folder)).name).toMatch(new RegExp(`^${child.process.pid}@`))
    child.process.kill('SIGSTOP')
    await refused(folder)
    child.process.kill('SIGCONT')
    child.process.stdin.end()
    expect((await child.exit()).code).toBe(0)
    await taken(folder)
  })

  test('is free at once when its holder is killed', async () => {
    const folder = temporaryFolder()
    for (let round = 0; round < 3; round++) {
      const child = startHolder(folder)
      expect(await child.next()).toMatch(/^held/)
      child.process.kill('SIGKILL')
      await child.exit()
      await (await taken(folder)).release()
    }
  })

  test('knows the holder by its door: a process that has got its number since does not block', async () => {
    const folder = temporaryFolder()
    const child = startHolder(folder)
    expect(await child.next()).toMatch(/^held/)
    child.process.kill('SIGKILL')
    await child.exit()
    const file = readdirSync(path.join(folder, 'lock')).find((name) => name.endsWith('.holder'))!
    rmSync(path.join(folder, 'lock', file))
    // The id of a running process: this one.
    writeFileSync(path.join(folder, 'lock', file), `${process.pid}@here`)
    await taken(folder)
  })

  test('is not held any longer when its files were removed, or another took over', async () => {
    const folder = temporaryFolder()
    const lock = await taken(folder)
    rmSync(path.join(folder, 'lock'), { recursive: true })
    mkdirSync(path.join(folder, 'lock'))
    expect(lock.isHeld()).toBe(false)
    const other = await taken(folder)
    expect([lock.isHeld(), other.isHeld()]).toEqual([false, true])
  })

  test('works under a path that is too long for a socket', async () => {
    const folder = path.join(temporaryFolder(), 'thư-mục-rất-dài'.repeat(10))
    mkdirSync(folder)
    const lock = await taken(folder)
    expect((await refused(folder)).name).toMatch(new RegExp(`^${process.pid}@`))
    await lock.release()
    const child = startHolder(folder)
    expect(await child.next()).toMatch(/^held/)
    await refused(folder)
    child.process.kill('SIGKILL')
    await child.exit()
    await taken(folder)
  })

  test('means the same in containers, where every process is number 1', async ({ skip }) => {
    skip(noNamespaces, 'Only root, with unshare of util-linux, can make a process number 1 of a namespace.')
    const folder = temporaryFolder()
    const first = watch(spawn('unshare', [...inOwnNamespace, folder]))
    expect(await first.next()).toBe('held by 1')
    const second = watch(spawn('unshare', [...inOwnNamespace, folder]))
    expect(await second.next()).toMatch(/^refused, 1@.* has it$/)
    await refused(folder)
    // `--kill-child` kills the holder with it.
    first.process.kill('SIGKILL')
    await first.exit()
    const third = watch(spawn('unshare', [...inOwnNamespace, folder]))
    expect(await third.next()).toBe('held by 1')
  })

  test('is never held twice by processes that take it over and over and are killed', async () => {
    const { code, lines, stderr } = await executeTool('torture-lock', ['--tries', '3000', '--processes', '3'])
    expect(lines[0], stderr).toMatch(/^tries 3000 \/ taken \d+ \/ refused \d+ \/ killed \d+ \/ held twice 0;/)
    expect(Number(/taken (\d+)/.exec(lines[0])?.[1])).toBeGreaterThan(10)
    expect(code).toBe(0)
  })
})
