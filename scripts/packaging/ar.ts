/**
 * An `ar` archive in the common format that Debian packages have (deb(5), ar(5)): a magic line, then each member with a
 * header of 60 bytes, padded to an even length.
 * @param members in the order in which they are to stand; names of at most 16 ASCII characters
 * @param time when they were made, in seconds since 1970
 */
export function arArchive(members: ReadonlyArray<{ name: string; content: Uint8Array }>, time: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from('!<arch>\n')]
  for (const { name, content } of members) {
    const fields: ReadonlyArray<[value: string, length: number]> = [
      [name, 16],
      [String(time), 12],
      ['0', 6],
      ['0', 6],
      ['100644', 8],
      [String(content.length), 10],
    ]
    parts.push(Buffer.from(`${fields.map(([value, length]) => value.padEnd(length)).join('')}\`\n`), content)
    if (content.length % 2 === 1) parts.push(Buffer.from('\n'))
  }
  return Buffer.concat(parts)
}
