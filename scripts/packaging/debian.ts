import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { arArchive } from './ar.js'

/** Debian's names for the architectures that Node calls otherwise. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/**
 * What a package is called.
 * @param arch Node's name for the architecture
 * @throws TypeError for an architecture that Debian has no name for here
 */
export function debianFileName(version: string, arch: string): string {
  if (architectures[arch] === undefined) throw new TypeError(`No Debian package is made for ${arch}.`)
  return `timtin_${version}_${architectures[arch]}.deb`
}

/** A file of the package that is not in the staged folder. */
export interface ExtraFile {
  /** Where it is installed, without the slash at the beginning. */
  place: string
  content: string | Buffer
  mode: number
}

export interface DebianPackage {
  version: string
  /** Node's name for the architecture. */
  arch: string
  /** A folder whose content is installed under `/usr/lib/timtin`. */
  staged: string
  extras: readonly ExtraFile[]
  /** postinst, prerm, postrm by name. */
  scripts: Readonly<Record<string, string>>
  /** Files that an upgrade does not replace if they were changed, with the slash at the beginning. */
  settings: readonly string[]
  /** When it was made, in seconds since 1970. */
  time: number
}

/** Adds what is in a folder to a tar, as root's. Returns the size of its files in bytes. */
function addFolder(tar: Pack, folder: string, at: string, mtime: Date): number {
  let size = 0
  tar.entry({ name: `./${at}/`, type: 'directory', mode: 0o755, mtime, uname: 'root', gname: 'root' })
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name)
    const stats = lstatSync(file)
    const header = { name: `./${at}/${name}`, mtime, uname: 'root', gname: 'root' }
    if (stats.isDirectory()) {
      size += addFolder(tar, file, `${at}/${name}`, mtime)
    } else if (stats.isSymbolicLink()) {
      tar.entry({ ...header, type: 'symlink', linkname: readlinkSync(file) })
    } else {
      tar.entry({ ...header, mode: stats.mode & 0o111 ? 0o755 : 0o644 }, readFileSync(file))
      size += stats.size
    }
  }
  return size
}

async function tarOf(fill: (tar: Pack) => void): Promise<Buffer> {
  const tar = pack()
  fill(tar)
  tar.finalize()
  return gzipSync(await buffer(tar))
}

const control = ({ version, arch }: DebianPackage, size: number) => `Package: timtin
Version: ${version}
Architecture: ${architectures[arch]}
Maintainer: Tìm Tin <timtin@localhost>
Installed-Size: ${Math.ceil(size / 1024)}
Depends: libc6 (>= 2.28), libstdc++6, passwd, util-linux
Section: web
Priority: optional
Description: full-text search for Vietnamese provincial news
 A search site for the archive of a newspaper: with or without diacritics,
 by date, agency and province, with related articles and feeds.
 .
 It comes with a Node.js of its own and runs as the service timtin.
`

/** A package for Debian and Ubuntu (deb(5), deb-control(5)). */
export async function debianPackage(parts: DebianPackage): Promise<Buffer> {
  const mtime = new Date(parts.time * 1000)
  let size = 0
  const data = await tarOf((tar) => {
    const folders = new Set(['usr', 'usr/lib'])
    for (const { place } of parts.extras) {
      const names = path.posix.dirname(place).split('/')
      names.forEach((_, index) => folders.add(names.slice(0, index + 1).join('/')))
    }
    const directory = { type: 'directory', mode: 0o755, mtime, uname: 'root', gname: 'root' } as const
    tar.entry({ ...directory, name: './' })
    for (const name of [...folders].sort()) tar.entry({ ...directory, name: `./${name}/` })
    size += addFolder(tar, parts.staged, 'usr/lib/timtin', mtime)
    for (const { place, content, mode } of parts.extras) {
      tar.entry({ name: `./${place}`, mode, mtime, uname: 'root', gname: 'root' }, content)
      size += content.length
    }
  })
  const information = await tarOf((tar) => {
    tar.entry({ name: './control', mode: 0o644, mtime }, control(parts, size))
    tar.entry({ name: './conffiles', mode: 0o644, mtime }, parts.settings.map((name) => `${name}\n`).join(''))
    for (const [name, text] of Object.entries(parts.scripts)) tar.entry({ name: `./${name}`, mode: 0o755, mtime }, text)
  })
  return arArchive(
    [
      { name: 'debian-binary', content: Buffer.from('2.0\n') },
      { name: 'control.tar.gz', content: information },
      { name: 'data.tar.gz', content: data },
    ],
    parts.time,
  )
}
