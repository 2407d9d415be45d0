import { randomBytes } from 'node:crypto'
import { symlink } from 'node:fs/promises'
import { constants, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { TimtinError } from '../../src/errors.js'
import { readArticles } from '../../src/ingest/index.js'
import { folderWith } from '../support/folders.js'
import { ndjson, readAll, readerHere } from './helpers.js'

const page = (title: string): string =>
  `${title}\nThứ 3, 11/01/2022 | 16:03:38\nSáng nay trời trong, gió nhẹ và chợ xã đông người hơn mọi hôm.`
const html = (title: string, charset = 'utf-8'): string =>
  `<html><head><meta charset="${charset}"><title>${title}</title></head><body><h1>${title}</h1><div class="entry"><p>${'Nước lên chậm, bà con gặt chạy đua với trời, lúa ướt thì phơi tạm trên đường bê tông. '.repeat(6)}</p></div></body></html>`
const titles = async (paths: string[]): Promise<string[]> => (await readAll(paths)).articles.map(({ title }) => title)

describe('files and folders', () => {
  it('reads every kind, recursively, by name, without hidden and other files', async () => {
    const folder = await folderWith({
      'b/2.ndjson': ndjson({ title: 'Ba' }),
      'b/1.ndjson.gz': gzipSync(ndjson({ title: 'Một' }, { title: 'Hai' })),
      'a.txt': page('Bài chữ'),
      'c.HTM': html('Nước lên chậm ở bãi giữa'),
      'd.html': html('Gặt chạy lũ ở bãi giữa'),
      '.hidden.txt': page('Giấu'),
      '.git/x.txt': page('Giấu'),
      'README.md': '# x',
    })
    await symlink(folder, `${folder}/b/loop`)
    await symlink(`${folder}/a.txt`, `${folder}/b/3.txt`)
    expect(await titles([folder])).toEqual([
      'Bài chữ',
      'Một',
      'Hai',
      'Ba',
      'Bài chữ',
      'Nước lên chậm ở bãi giữa',
      'Gặt chạy lũ ở bãi giữa',
    ])
    expect(await titles([`${folder}/d.html`, `${folder}/a.txt`])).toEqual(['Gặt chạy lũ ở bãi giữa', 'Bài chữ'])
  })

  it('says where each article was', async () => {
    const folder = await folderWith({
      'a.ndjson': `\n${ndjson({ title: 'Một' })}\n${ndjson({ title: 'Hai' }).trim()}`,
      'b.txt': page('Ba'),
    })
    const { read } = await readAll([folder])
    expect(read.map(({ file, line }) => [file, line])).toEqual([
      [`${folder}/a.ndjson`, 2],
      [`${folder}/a.ndjson`, 4],
      [`${folder}/b.txt`, null],
    ])
  })

  it.each([
    ['a path that is not there', 'none.txt', 'no-such-path'],
    ['a file of another kind', 'x.pdf', 'unknown-file-kind'],
  ])('stops at %s before anything is read', async (_, name, code) => {
    const folder = await folderWith({ 'a.txt': page('Một'), 'x.pdf': '%PDF' })
    const first = readArticles([`${folder}/a.txt`, `${folder}/${name}`], { reader: readerHere() }).next()
    await expect(first).rejects.toThrow(TimtinError)
    await expect(first).rejects.toMatchObject({ code, where: `${folder}/${name}` })
  })
})

describe('old encodings', () => {
  const text = page('Đê xã Vũ Vân')
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const inWindows1258 = Buffer.from(
    [
      ...html('A')
        .replaceAll('A', 'L\u00faa m\u00ed')
        .replace('utf-8', 'windows-1258')
        .replace(/[^\u0000-\u00ff]/gu, ''),
    ].map((c) => c.charCodeAt(0)),
  )

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['UTF-16 without a mark', Buffer.from(`Thứ ${text}`.slice(4).replace('Đ', 'D'), 'utf16le')],
    ['NFD', Buffer.from(text.normalize('NFD'))],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_, bytes) => {
    expect((await titles([await folderWith({ 'a.txt': bytes })]))[0]).toMatch(/^[ĐD]ê xã Vũ Vân$/u)
  })

  it('reads the charset that a page declares, and UTF-8 where it wrongly declares UTF-16', async () => {
    const folder = await folderWith({ 'a.html': inWindows1258, 'b.html': html('Lúa mì', 'utf-16') })
    expect(await titles([folder])).toEqual(['Lúa mí', 'Lúa mì'])
  })

  it('reads bytes of a legacy font where they surely are one', async () => {
    const legacy = Buffer.from(
      'Chñ tÞch UBND tØnh lµm viÖc víi Së Y tÕ\nChiÒu nay, ®oµn c«ng t¸c tíi th¨m tr¹m y tÕ vµ hái chuyÖn tõng ng\u00adêi bÖnh ®ang n»m ë ®©y.',
      'latin1',
    )
    const { articles, read } = await readAll([await folderWith({ 'a.txt': legacy })])
    expect(articles[0]).toMatchObject({
      title: 'Chủ tịch UBND tỉnh làm việc với Sở Y tế',
      lead: 'Chiều nay, đoàn công tác tới thăm trạm y tế và hỏi chuyện từng người bệnh đang nằm ở đây.',
    })
    expect(read[0].notes).toEqual(['The text was converted from TCVN3.'])
  })
})

describe('bad files', () => {
  it.each([
    ['an empty file', 'a.txt', '', 'The file is empty'],
    ['white space only', 'a.html', ' \r\n\t\n', 'The file is empty'],
    ['an empty NDJSON file', 'a.ndjson', '\n\n', 'The file is empty'],
    ['an empty gzip file', 'a.ndjson.gz', gzipSync(''), 'The file is empty'],
    ['a text without an article', 'a.txt', 'Trang chủ\n', 'no title'],
    ['a title without a text', 'a.txt', 'Nước lên chậm ở bãi giữa\nThứ 3, 11/01/2022 | 16:03:38\n', 'no text'],
    ['a page of links only', 'a.html', `<ul>${'<li><a href="/x">Tin này</a></li>'.repeat(30)}</ul>`, 'No article'],
    ['HTML that is a picture', 'a.html', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'offset 0 is 0x89'],
    [
      'invalid UTF-8',
      'a.txt',
      Buffer.concat([Buffer.from('Lúa chín\n'), Buffer.from([0xe1, 0xbb])]),
      'offset 11 is 0xe1',
    ],
    ['an overlong form', 'a.txt', Buffer.from([0x41, 0xc0, 0xaf]), 'offset 1 is 0xc0'],
    ['a charset nobody knows', 'a.html', html('Lúa', 'tcvn-99'), '"tcvn-99"'],
    [
      'a day that does not exist',
      'a.txt',
      page('Lúa chín').replace('11/01', '31/02').replace('Thứ 3, ', ''),
      'does not exist',
    ],
    ['a file over 16 MB', 'a.txt', Buffer.alloc(17 * 1024 * 1024, 0x61), 'longer than 16 MB'],
  ])('rejects %s and says why', async (_, name, content, told) => {
    const folder = await folderWith({ [name]: content, 'z.txt': page('Bài sau') })
    const { articles, rejections } = await readAll([folder])
    expect(rejections).toEqual([{ file: `${folder}/${name}`, line: null, reason: expect.stringContaining(told) }])
    expect(articles.map(({ title }) => title)).toEqual(['Bài sau'])
  })

  it('rejects a line that is no JSON or no UTF-8, and keeps the others', async () => {
    const lines = [
      ndjson({ title: 'Một' }),
      '{"title": "Hai"\n',
      ndjson({ title: 'Ba' }),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      ndjson({ title: 'Năm' }),
    ]
    const folder = await folderWith({ 'a.ndjson': Buffer.concat(lines.map((line) => Buffer.from(line))) })
    const { articles, rejections } = await readAll([folder])
    expect(articles.map(({ title }) => title)).toEqual(['Một', 'Ba', 'Năm'])
    expect(rejections).toEqual([
      { file: `${folder}/a.ndjson`, line: 2, reason: expect.stringContaining('not JSON') },
      { file: `${folder}/a.ndjson`, line: 4, reason: expect.stringContaining('offset 1 is 0xff') },
    ])
  })

  it('reads past a line of 50 MB', async () => {
    const folder = await folderWith({
      'a.ndjson': Buffer.concat([
        Buffer.from(ndjson({ title: 'Một' })),
        Buffer.alloc(50 * 1024 * 1024, 0x20),
        Buffer.from(`\n${ndjson({ title: 'Ba' })}`),
      ]),
    })
    const { articles, rejections } = await readAll([folder])
    expect(articles.map(({ title }) => title)).toEqual(['Một', 'Ba'])
    expect(rejections).toEqual([
      { file: `${folder}/a.ndjson`, line: 2, reason: expect.stringContaining('longer than 16 MB') },
    ])
  })
})

describe('broken gzip', () => {
  const records = Array.from({ length: 3000 }, (_, index) => ({
    title: `Tin ${index}`,
    lead: randomBytes(40).toString('hex'),
  }))
  const whole = gzipSync(ndjson(...records))

  it('keeps every record before the place where the file is cut off', async () => {
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6))
    const readable = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
    const complete = readable.split('\n').length - 1
    const folder = await folderWith({ 'a.ndjson.gz': cut, 'b.txt': page('Bài sau') })
    const { articles, rejections } = await readAll([folder])
    expect(articles.map(({ title }) => title)).toEqual([
      ...records.slice(0, complete).map(({ title }) => title),
      'Bài sau',
    ])
    expect(rejections).toEqual([
      { file: `${folder}/a.ndjson.gz`, line: complete + 1, reason: expect.stringContaining('cut off or damaged') },
    ])
  })

  it('keeps every record before damage', async () => {
    const first = gzipSync(ndjson(...records.slice(0, 700)))
    const second = gzipSync(ndjson(...records.slice(700)))
    second.fill(0xff, 10, 400)
    const { articles, rejections } = await readAll([
      await folderWith({ 'a.ndjson.gz': Buffer.concat([first, second]) }),
    ])
    expect(articles.slice(0, 700).map(({ title }) => title)).toEqual(records.slice(0, 700).map(({ title }) => title))
    expect(rejections.at(-1)?.reason).toContain('cut off or damaged')
  })

  it('keeps all records when only the checksum is wrong, and says so', async () => {
    const wrong = Buffer.from(whole)
    wrong[wrong.length - 6] ^= 0xff
    const { articles, rejections } = await readAll([await folderWith({ 'a.ndjson.gz': wrong })])
    expect(articles).toHaveLength(3000)
    expect(rejections).toEqual([expect.objectContaining({ line: 3001 })])
  })

  it('rejects a file that is no gzip at all', async () => {
    const { articles, rejections } = await readAll([await folderWith({ 'a.ndjson.gz': ndjson({ title: 'Một' }) })])
    expect(articles).toEqual([])
    expect(rejections).toEqual([
      expect.objectContaining({ line: 1, reason: expect.stringContaining('incorrect header check') }),
    ])
  })
})
