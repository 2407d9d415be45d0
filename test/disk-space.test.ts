import { expect, it } from 'vitest'
import { diskFaults } from '../src/disk-space.js'

it('says when the disk of a folder is nearly full, and asks it again only after a while', () => {
  let [now, free, asked] = [0, 2e9, 0]
  const faults = diskFaults(
    '/srv/archive',
    () => now,
    () => {
      asked++
      return free
    },
  )
  expect(faults()).toEqual([])
  free = 100 * 1024 * 1024
  expect([faults(), asked]).toEqual([[], 1])
  now = 5000
  expect(faults()).toEqual([expect.stringContaining('/srv/archive: Its disk has 100 MB left')])
})

it('says nothing of a folder that cannot be asked', () => {
  expect(diskFaults('/there/is/none', () => 0)()).toEqual([])
})
