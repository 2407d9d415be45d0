import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EditorialFiles } from '../../src/editorial-files.js'
import { analysedQuery } from '../../src/search/query/analysed.js'
import { smallAnalyzer } from './support/analyzer.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-lists-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => EditorialFiles.open(process.cwd(), folder, smallAnalyzer)
let seconds = 1
/** Writes a file with a time of its own: two writes may fall into one tick of the clock. */
async function write(name: string, content: string | Uint8Array): Promise<void> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  await utimes(file, ++seconds, seconds)
}

/** What is searched besides a word. */
function foundWith(files: EditorialFiles, text: string): string[] {
  const query = analysedQuery({ clauses: [{ occur: 'must', alternatives: [{ kind: 'words', text }] }] }, smallAnalyzer)
  const [leaf] = files.current.synonyms.widened(query).clauses[0].alternatives
  return leaf.spellings.map(({ words }) => words.map(({ typed }) => typed).join(' '))
}

describe('lists of an operator', () => {
  it('need not be there', async () => {
    const files = await open()
    expect(foundWith(files, 'xe lửa')).toEqual(['tàu hỏa', 'xe hỏa'])
    expect(foundWith(files, 'bánh cuốn')).toEqual([])
  })

  it('are read again when they change, appear or go', async () => {
    const files = await open()
    const versions = [files.current.version]
    const refreshed = async () => {
      await files.refresh()
      versions.push(files.current.version)
    }
    await write('synonyms.tsv', 'words\nbánh cuốn\tbánh mướt\n')
    await refreshed()
    expect(foundWith(files, 'bánh cuốn')).toEqual(['bánh mướt'])
    await write('synonyms.tsv', 'words\nbánh cuốn\tbánh ướt\n')
    await refreshed()
    expect(foundWith(files, 'bánh cuốn')).toEqual(['bánh ướt'])
    await write('best-bets.tsv', 'query\ttarget\ttitle\nliên hệ\t/co-quan\tLiên hệ\n')
    await refreshed()
    await rm(path.join(folder, 'synonyms.tsv'))
    await refreshed()
    expect(foundWith(files, 'bánh cuốn')).toEqual([])
    expect(new Set(versions).size).toBe(versions.length)
    await refreshed()
    expect(versions.at(-1)).toBe(versions.at(-2))
  })

  it('stay as they were when they are broken, which is said once for each change', async () => {
    await write('synonyms.tsv', 'words\nbánh cuốn\tbánh mướt\n')
    const files = await open()
    await write('synonyms.tsv', 'words\nbánh cuốn\tbánh mướt\nphở\t=>\n')
    await expect(files.refresh()).rejects.toMatchObject({
      code: 'list-malformed',
      where: `${path.join(folder, 'synonyms.tsv')}:3`,
    })
    await files.refresh()
    expect(foundWith(files, 'bánh cuốn')).toEqual(['bánh mướt'])
    // A list beside a broken one is still followed.
    await write('best-bets.tsv', 'query\ttarget\nliên hệ\t/co-quan\n')
    await write('synonyms.tsv', 'bánh cuốn')
    const before = files.current.version
    await expect(files.refresh()).rejects.toMatchObject({ where: `${path.join(folder, 'synonyms.tsv')}:1` })
    expect(files.current.version).not.toBe(before)
    await write('synonyms.tsv', 'words\nbánh cuốn\tbánh ướt\n')
    await files.refresh()
    expect(foundWith(files, 'bánh cuốn')).toEqual(['bánh ướt'])
  })

  const broken: [why: string, file: string, content: string | Uint8Array, line: number | null, what: string][] = [
    ['no header', 'synonyms.tsv', '', 1, 'no header'],
    ['nothing after an arrow', 'synonyms.tsv', 'words\n\nphở\t=>', 3, 'nothing on one side'],
    ['nothing before an arrow', 'synonyms.tsv', 'words\n=>\tphở', 2, 'nothing on one side'],
    ['two arrows', 'synonyms.tsv', 'words\na\t=>\tb\t=>\tc', 2, '"=>" in it'],
    ['spaces instead of tabs', 'synonyms.tsv', 'words\nphở => bún', 2, '"=>" in it'],
    ['no word', 'synonyms.tsv', 'words\nphở\t—', 2, 'no word'],
    ['a sentence', 'synonyms.tsv', 'words\nphở\tmột hai ba bốn năm sáu bảy tám chín', 2, 'more than 8 words'],
    ['another encoding', 'synonyms.tsv', Uint8Array.of(0xff, 0xfe, 0x77, 0x00), null, 'not UTF-8'],
    ['no target', 'best-bets.tsv', 'query\ttarget\nliên hệ', 2, 'leads nowhere'],
    ['no query', 'best-bets.tsv', 'query\ttarget\n?\t/co-quan', 2, 'no query'],
    ['a target with spaces', 'best-bets.tsv', 'query\ttarget\nliên hệ\tTrang liên hệ', 2, 'a space'],
    ['too many columns', 'best-bets.tsv', 'query\ttarget\na\tb\tc\td', 2, '4 columns'],
  ]
  it.each(broken)('tell where they are broken: %s', async (_, name, content, line, what) => {
    await write(name, content)
    const where = path.join(folder, name) + (line === null ? '' : `:${line}`)
    await expect(open()).rejects.toMatchObject({ where, what: expect.stringContaining(what) as string })
  })
})
