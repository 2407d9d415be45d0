import { readFileSync } from 'node:fs'
import path from 'node:path'
import express, { type Express, type Router } from 'express'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { commands } from '../scripts/commands/index.js'
import { readConfig, readMailSettings } from '../src/config.js'
import type { SignUps } from '../src/alerts/types.js'
import { KeyFile } from '../src/keys/key-file.js'
import { startSite } from './web/support/server.js'

const { projectRoot } = readConfig({})
const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8')

/** Text of a document outside its code blocks. */
const prose = (text: string): string => text.replace(/^```[^]*?^```/gm, '')
const codesOf = (text: string): string[] => [...prose(text).matchAll(/`([^`]+)`/g)].map((match) => match[1])

const english = read('README.md')
const vietnamese = read('README.vi.md')
const addresses = read('docs/addresses.md')

/** Paths of the site's routes in the notation of the documents, without the names of the parts: `/bai/{}[/{}]`. */
async function registeredPaths(): Promise<string[]> {
  const used = vi.spyOn(express.application, 'use')
  const intake = { push: async () => [], withdraw: async () => 'missing' as const }
  const site = await startSite({ push: { keys: new KeyFile(''), intake }, alerts: {} as SignUps })
  const app = used.mock.contexts[0] as Express
  const mounted: [string, Router][] = [['', app.router]]
  for (const args of used.mock.calls as unknown[][]) {
    const prefix = typeof args[0] === 'string' ? args[0] : ''
    for (const handler of args.flat()) {
      if (typeof handler === 'function' && 'stack' in handler) mounted.push([prefix, handler as unknown as Router])
    }
  }
  used.mockRestore()
  await site.close()
  const paths = mounted.flatMap(([prefix, { stack }]) =>
    stack.flatMap(({ route }) => (route === undefined ? [] : `${prefix}${route.path}`.replace(/(?<=.)\/$/, ''))),
  )
  return [...new Set(paths.map((each) => each.replace(/\{(.*?)\}/g, '[$1]').replace(/:\w+/g, '{}')))]
}

const plain = (address: string): string => address.replace(/^POST /, '').replace(/\{\w+\}/g, '{}')

/** Addresses that a document names; one that ends in a slash stands for everything below it. */
function namedPaths(text: string): string[] {
  return codesOf(text)
    .filter((code) => /^(POST )?\//.test(code))
    .map((code) => plain(code).replace(/[?…].*$/, ''))
}

/** What README lists after "under `/api/v1/`:", up to the end of the sentence. */
function apiNames(text: string): string[] {
  const list = /under `\/api\/v1\/`:([^]*?)\.\s/.exec(text)?.[1] ?? ''
  return codesOf(list).map((name) => plain(`/api/v1/${name}`))
}

/** Every variable that the configuration reads. */
function settings(): string[] {
  const asked = new Set<string>()
  const environment = new Proxy<NodeJS.ProcessEnv>({}, { get: (_, name) => void asked.add(String(name)) })
  readConfig(environment)
  readMailSettings(environment)
  return [...asked]
}

/** Environment variables in the first column of tables. */
function settingsInTables(text: string): string[] {
  const columns = [...prose(text).matchAll(/^\|([^|]*)\|/gm)].map((match) => match[1])
  return codesOf(columns.join('\n')).filter((code) => /^[A-Z]+(_[A-Z]+)*$/.test(code))
}

const npmScripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:-s )?)?([\w:-]+)/g)]
    .map((match) => match[1])
    .filter((name) => !['ci', 'link'].includes(name))

describe('the addresses in documents', () => {
  let registered: string[]
  beforeAll(async () => {
    registered = await registeredPaths()
  })

  test('are all that the site answers', () => {
    expect(registered).toEqual(expect.arrayContaining(['/', '/bai/{}[/{}]', '/api/v1/search', '/healthz']))
    expect(english).toContain('(docs/addresses.md)')
    const named = namedPaths(addresses)
    expect(registered.filter((each) => !named.includes(each))).toEqual([])
  })

  test.each([
    ['docs/addresses.md', addresses],
    ['README.md', english],
    ['README.vi.md', vietnamese],
  ])('of %s exist', (_, text) => {
    const named = [...namedPaths(text), ...apiNames(text)]
    expect(named.length).toBeGreaterThan(5)
    const isThere = (name: string) =>
      registered.some((each) => each === name || (name.endsWith('/') && each.startsWith(name)))
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })

  test('README lists those of the API', () => {
    expect(apiNames(english).length).toBeGreaterThan(10)
  })
})

describe.each([
  ['README.md', english],
  ['README.vi.md', vietnamese],
])('%s', (_, text) => {
  test('has every setting in its table, and none that is not read', () => {
    expect(settings()).toContain('TIMTIN_DATA')
    expect(settingsInTables(text).sort()).toEqual(settings().sort())
  })

  test('names every command, and none that is not there', () => {
    const named = scriptsIn(text)
    expect(Object.keys(commands).filter((name) => !named.includes(name))).toEqual([])
    expect(named.filter((name) => !npmScripts.includes(name))).toEqual([])
    const ofTimtin = [...text.matchAll(/`timtin ([a-z][\w-]*)/g)].map((match) => match[1])
    expect(ofTimtin.filter((name) => !(name in commands))).toEqual([])
  })
})
