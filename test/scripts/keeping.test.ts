import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { archiveIdAt } from '../../src/store/archive-id.js'
import { openStore, openStoreWithVolumes, storeFolder } from '../../src/store/article-store.js'
import { entriesOf, makeArticle, temporaryFolder } from '../store/support/articles.js'
import { damageArticle, volumeFiles } from '../store/support/volumes.js'
import { startChild } from '../store/support/child.js'
import { execute, executeTool, type CommandResult } from './support.js'

const articles = Array.from({ length: 40 }, (_, index) =>
  makeArticle(`tin-${index}`, {
    url: `https://baosongla.example/tin/${index}`,
    modifiedAt: index % 7 === 0 ? '2024-03-13T07:00:00+07:00' : null,
    body: [`Xã Sông Lá đắp bờ bao số ${index}. `.repeat(60).trim()],
  }),
)

/** Runs a command on a data folder. */
const on =
  (dataFolder: string) =>
  (command: string, ...args: string[]): Promise<CommandResult> =>
    execute(command, args, { TIMTIN_DATA: dataFolder })

/** A data folder with articles in several volumes, one of them corrected and one withdrawn, and lists. */
async function filled(): Promise<string> {
  const dataFolder = temporaryFolder()
  const store = openStoreWithVolumes(storeFolder(dataFolder), 20_000)
  for (let from = 0; from < articles.length; from += 8) await store.put(articles.slice(from, from + 8))
  await store.correct({ ...articles[3], title: 'Tựa đã sửa' })
  await store.withdraw('tin-5', { at: '2026-11-30T09:00:00+07:00', reason: 'Đăng nhầm' })
  await store.close()
  writeFileSync(path.join(dataFolder, 'best-bets.tsv'), 'query\ttarget\nđắp bờ\ttin-3\n')
  mkdirSync(path.join(dataFolder, 'sources'))
  writeFileSync(path.join(dataFolder, 'sources', 'baosongla.json'), '{}')
  return dataFolder
}

async function contentOf(dataFolder: string) {
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  const entries = await entriesOf(store)
  const content = { entries, withdrawals: store.withdrawals(), revisions: store.revisions('tin-3') }
  await store.close()
  return content
}

describe('a backup', () => {
  test('restores everything: articles, withdrawals, former texts, lists and sources', async () => {
    const dataFolder = await filled()
    const backup = path.join(temporaryFolder(), 'sao-luu')
    const made = await on(dataFolder)('backup', backup)
    expect([made.code, made.lines[0]]).toEqual([0, expect.stringMatching(/^Backed up 39 articles in \d+ files/)])
    const other = path.join(temporaryFolder(), 'kho')
    expect((await on(other)('restore', backup)).code).toBe(0)
    expect(await contentOf(other)).toEqual(await contentOf(dataFolder))
    const archive = archiveIdAt(storeFolder(dataFolder))
    expect([archive, archiveIdAt(storeFolder(other))]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), archive])
    for (const name of ['best-bets.tsv', 'sources/baosongla.json']) {
      expect(readFileSync(path.join(other, name), 'utf8')).toBe(readFileSync(path.join(dataFolder, name), 'utf8'))
    }
    expect((await on(other)('build-index')).lines[0]).toContain('the index has 39')
  })

  test('is not made where something is', async () => {
    const dataFolder = await filled()
    const taken = temporaryFolder()
    writeFileSync(path.join(taken, 'ghi-chu.txt'), 'x')
    const { code, stderr } = await on(dataFolder)('backup', taken)
    expect([code, readdirSync(taken)]).toEqual([64, ['ghi-chu.txt']])
    expect(stderr).toContain('There is something in this folder already')
  })

  test('replaces a store with articles only when told to, and keeps it', async () => {
    const dataFolder = await filled()
    const backup = path.join(temporaryFolder(), 'sao-luu')
    await on(dataFolder)('backup', backup)
    const before = await contentOf(dataFolder)
    const store = openStore(storeFolder(dataFolder), { readOnly: false })
    await store.put([makeArticle('sau')])
    await store.close()
    expect((await on(dataFolder)('restore', backup)).code).toBe(64)
    const restored = await on(dataFolder)('restore', backup, '--replace')
    expect([restored.code, await contentOf(dataFolder)]).toEqual([0, before])
    const former = openStore(restored.lines[1].replace('The former store is kept in ', ''), { readOnly: true })
    onTestFinished(() => former.close())
    expect(former.has('sau')).toBe(true)
  })

  test.each([
    [
      'a changed bit',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1] ^= 4
        writeFileSync(file, bytes)
      },
    ],
    ['a missing file', (file: string) => rmSync(file)],
  ])('with %s is refused, and nothing changes', async (_, damage) => {
    const dataFolder = await filled()
    const backup = path.join(temporaryFolder(), 'sao-luu')
    await on(dataFolder)('backup', backup)
    const [file] = volumeFiles(path.join(backup, 'store'))
    damage(file)
    const before = await contentOf(dataFolder)
    const { code, stderr } = await on(dataFolder)('restore', backup, '--replace')
    expect([code, stderr]).toEqual([65, expect.stringContaining(file)])
    expect(await contentOf(dataFolder)).toEqual(before)
    expect(readdirSync(dataFolder).filter((name) => /restoring|before/.test(name))).toEqual([])
  })

  test.each([
    ['{', 'cannot be read'],
    ['{"format":"timtin-backup","version":9}', 'not one that this'],
    [
      JSON.stringify({
        format: 'timtin-backup',
        version: 1,
        at: '',
        articles: 0,
        lastSequence: 0,
        files: [{ path: '../ra-ngoai', bytes: 0, sha256: '0'.repeat(64) }],
      }),
      'not one that this',
    ],
  ])('with the manifest %s is refused', async (manifest, message) => {
    const backup = temporaryFolder()
    writeFileSync(path.join(backup, 'manifest.json'), manifest)
    const { code, stderr } = await on(temporaryFolder())('restore', backup)
    expect([code, stderr]).toEqual([65, expect.stringContaining(message)])
  })

  test('does not take the place of a store that a process writes to', async () => {
    const dataFolder = await filled()
    const backup = path.join(temporaryFolder(), 'sao-luu')
    await on(dataFolder)('backup', backup)
    const writer = startChild('writer.mjs', [storeFolder(dataFolder), 'moi', '100000', '2000'])
    await writer.next()
    const { code, stderr } = await on(dataFolder)('restore', backup, '--replace')
    expect([code, stderr]).toEqual([69, expect.stringContaining('Another process writes to this store')])
    await writer.next()
    writer.process.kill('SIGKILL')
    await writer.exit()
    const accepted = writer.lines.flatMap((line) => line.split(' '))
    const store = openStore(storeFolder(dataFolder), { readOnly: true })
    expect(accepted.filter((id) => !store.has(id))).toEqual([])
    await store.close()
    // It was killed, and is in nobody's way.
    expect((await on(dataFolder)('restore', backup, '--replace')).code).toBe(0)
  })

  test('is whole whenever it is made', async () => {
    const { code, stderr } = await executeTool('torture-backup', ['--backups', '6'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('backups 6 / good 6')])
  })
})

describe('verify', () => {
  test('finds nothing wrong with a sound archive, and names an index that lags or is missing', async () => {
    const dataFolder = await filled()
    const missing = await on(dataFolder)('verify')
    expect([missing.code, missing.lines[0]]).toEqual([74, 'store: 39 articles, 1 withdrawn, 0 faults'])
    expect(missing.lines.join('\n')).toContain('timtin verify --repair')
    expect(missing.lines[1]).toMatch(/^archive: [0-9a-f-]{36}$/)
    const repaired = await on(dataFolder)('verify', '--repair')
    expect([repaired.code, repaired.lines.at(-1)]).toEqual([0, 'The index has been built anew.'])
    expect((await on(dataFolder)('verify')).lines[2]).toBe('index: as the store')
    const store = openStore(storeFolder(dataFolder), { readOnly: false })
    await store.put([makeArticle('sau'), makeArticle('sau-nua')])
    await store.remove('tin-7')
    await store.close()
    const lagging = await on(dataFolder)('verify')
    expect([lagging.code, lagging.lines[2]]).toEqual([0, expect.stringContaining('behind the store by 3 changes')])
  })

  test('tells an index of another store from one that lags', async () => {
    const [dataFolder, other] = [await filled(), await filled()]
    const store = openStore(storeFolder(other), { readOnly: false })
    for (let from = 0; from < 60; from += 20)
      await store.put(Array.from({ length: 20 }, (_, index) => makeArticle(`khac-${from + index}`)))
    await store.close()
    await on(other)('build-index')
    renameSync(path.join(other, 'index'), path.join(dataFolder, 'index'))
    const { code, lines } = await on(dataFolder)('verify')
    expect([code, lines[2]]).toEqual([74, 'index: The index has 99 articles, and the store 39.'])
  })

  test('names the damaged file, and leaves it alone', async () => {
    const dataFolder = await filled()
    const file = volumeFiles(storeFolder(dataFolder))[1]
    const bytes = readFileSync(file)
    bytes.fill(0, 4096 * 2)
    writeFileSync(file, bytes)
    const { code, lines } = await on(dataFolder)('verify', '--repair')
    expect([code, lines.join('\n')]).toEqual([74, expect.stringContaining(file)])
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
})

describe('an archive with a damaged article', () => {
  const is = (code: number, text: string) => ({ code, said: expect.stringContaining(text) as string })
  const run = async (dataFolder: string, command: string, ...args: string[]) => {
    const { code, lines, stderr } = await on(dataFolder)(command, ...args)
    const said = [...lines, stderr].join('\n')
    expect(said).not.toMatch(/Failed to decompress|Unknown status byte/)
    return { code, said }
  }

  test('is verified, indexed, exported and backed up without it, which is named, and mended by an import', async () => {
    const dataFolder = await filled()
    const file = await damageArticle(storeFolder(dataFolder), 20, 0.5)
    await damageArticle(storeFolder(dataFolder), 30, 0.9)
    for (const id of ['tin-19', 'tin-29'])
      expect(await run(dataFolder, 'verify')).toEqual(is(74, `: The article "${id}" in this volume is damaged.`))
    const built = await run(dataFolder, 'build-index')
    expect(built).toEqual(is(0, 'the index has 37.'))
    expect(built).toEqual(is(0, '2 articles are damaged'))
    expect(await run(dataFolder, 'verify')).toEqual(is(74, 'index: as the store'))
    const exported = path.join(temporaryFolder(), 'kho.ndjson')
    expect(await run(dataFolder, 'export', exported)).toEqual(is(74, `tin-19 (${path.basename(file)})`))
    expect(readFileSync(exported, 'utf8').trimEnd().split('\n')).toHaveLength(37)

    const backup = path.join(temporaryFolder(), 'sao-luu')
    expect(await run(dataFolder, 'backup', backup)).toEqual(is(74, 'tin-19, tin-29'))
    const other = path.join(temporaryFolder(), 'kho')
    expect(await run(other, 'restore', backup)).toEqual(is(65, 'tin-19, tin-29'))
    expect(await run(other, 'restore', backup, '--even-damaged')).toEqual(is(0, 'Restored 39 articles'))

    // What stands for a source there is none.
    rmSync(path.join(dataFolder, 'sources'), { recursive: true })
    const again = path.join(temporaryFolder(), 'lai.ndjson')
    writeFileSync(again, [articles[19], articles[29]].map((article) => JSON.stringify(article)).join('\n'))
    expect(await run(dataFolder, 'import', again)).toEqual(is(0, 'updated 2'))
    expect(await run(dataFolder, 'build-index')).toEqual(is(0, 'the index has 39'))
    expect(await run(dataFolder, 'verify')).toEqual(is(0, 'index: as the store'))
  })

  test('has it withdrawn by its address', async () => {
    const dataFolder = await filled()
    await damageArticle(storeFolder(dataFolder), 20, 0.5)
    const address = articles[19].url!
    expect(await run(dataFolder, 'withdraw', address, '--reason', 'Đăng nhầm')).toEqual(is(0, 'Withdrawn tin-19'))
    expect(await run(dataFolder, 'verify', '--repair')).toEqual(is(0, '2 withdrawn'))
  })
})

test('an export is imported to the same articles', async () => {
  const dataFolder = await filled()
  const file = path.join(temporaryFolder(), 'kho.ndjson')
  expect((await on(dataFolder)('export', file)).lines[0]).toBe(`Exported 39 articles: ${file}`)
  const other = temporaryFolder()
  expect((await on(other)('ingest', file)).code).toBe(0)
  const articlesOf = async (folder: string) =>
    (await contentOf(folder)).entries.flatMap((entry) => ('article' in entry ? [entry.article] : []))
  expect(await articlesOf(other)).toEqual(await articlesOf(dataFolder))
  expect((await on(dataFolder)('export', '-')).lines.join('\n')).toBe(readFileSync(file, 'utf8').trimEnd())
})

test('single flipped bits and pages of zeros are named, and never end a process', async () => {
  const { code, stderr } = await executeTool('torture-bits', ['--flips', '30', '--seed', '3'])
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/named [1-9]\d* \/ silent 0 \/ bare 0 \/ ended by a signal 0/),
  ])
})

test('kills at any moment lose nothing', async () => {
  const { code, stderr } = await executeTool('torture-kill', ['--kills', '4', '--seed', '9'])
  expect([code, stderr]).toEqual([0, expect.stringContaining('kills 4 / survived 4')])
})

/** A file system of four megabytes, which only root can make. */
const canMount =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0

describe.skipIf(!canMount)('a full disk (needs root, to mount one)', () => {
  test.each(['backup', 'restore', 'export'])('is named by %s, which leaves nothing half made', async (command) => {
    const dataFolder = await filled()
    const backup = path.join(temporaryFolder(), 'sao-luu')
    await on(dataFolder)('backup', backup)
    const small = temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small])
    onTestFinished(() => void spawnSync('umount', ['-l', small]))
    const target = path.join(small, 'x')
    const result = command === 'restore' ? await on(target)('restore', backup) : await on(dataFolder)(command, target)
    expect([result.code, result.stderr]).toEqual([69, expect.stringContaining('The disk did not take all of it')])
    expect(
      readdirSync(small).filter((name) => name.startsWith('x.') || (command !== 'restore' && name === 'x')),
    ).toEqual([])
  })
})
