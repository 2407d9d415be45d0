import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { validate } from 'dockerfile-utils'
import { parse } from 'yaml'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { addExamples } from '../help/help.js'
import { imageInFolder, runHere } from '../packaging/image.js'
import { runCommandLine } from '../shared/command-line.js'
import { say } from '../shared/progress.js'

/** `nobody` and `nogroup` of Debian: who serves, if this program is run by root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** How long a server may take to its first page: the sample is built by then. */
const startMs = 120_000

const { projectRoot } = readConfig({})

function failed(what: string, where: string): never {
  throw new TimtinError(
    'internal',
    'package-unfit',
    what,
    where,
    'Run it again with the folder kept, and look into it.',
  )
}

function expectThat(holds: boolean, what: string, where: string): void {
  if (!holds) failed(what, where)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answerOf(url: string, server: ChildProcess): Promise<Response> {
  const until = performance.now() + startMs
  while (performance.now() < until && server.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer !== null && answer.status < 500) return answer
    await wait(250)
  }
  return failed(server.exitCode === null ? 'It does not answer.' : `It ended with ${server.exitCode}.`, url)
}

interface Served {
  node: string
  program: string
  env: Readonly<Record<string, string>>
  /** A command that tells whether it is healthy, if the package has one. */
  check?: string[]
}

/** Starts a server as a user without rights on code that nobody can write, imports an article, reads it, and ends it. */
async function tryServer({ node, program, env, check }: Served, folder: string): Promise<void> {
  const data = path.join(folder, 'archive')
  mkdirSync(data)
  if (nobody.uid !== undefined) chownSync(data, nobody.uid, nobody.gid)
  const port = await freePort()
  const settings = { PATH: '/usr/bin:/bin', ...env, HOST: '127.0.0.1', PORT: String(port), TIMTIN_DATA: data }
  const server = spawn(node, [program, 'start'], {
    cwd: data,
    env: settings,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...nobody,
  })
  const ended = once(server, 'exit')
  try {
    const home = `http://127.0.0.1:${port}`
    await answerOf(`${home}/healthz`, server)
    const page = await (await answerOf(`${home}/`, server)).text()
    expectThat(page.includes('/public/timtin.'), 'The home page has no style sheet.', home)
    if (check !== undefined) {
      execFileSync(check[0] === 'node' ? node : check[0], check.slice(1), { env: settings, ...nobody })
    }
    const sample = path.join(path.dirname(program), '../../data/sample')
    execFileSync(node, [program, 'import', sample], { env: settings, stdio: 'ignore', ...nobody })
    const found = await answerOf(`${home}/api/v1/search?q=${encodeURIComponent('trường học')}`, server)
    expectThat(((await found.json()) as { total: number }).total > 0, 'What was imported is not found.', home)
  } finally {
    server.kill('SIGTERM')
  }
  const [code] = await ended
  expectThat(code === 0, `It ended with ${code} when it was told to.`, program)
}

/** Nobody may change the code: neither does whoever runs it. */
const lock = (folder: string) => execFileSync('chmod', ['-R', 'a-w,a+rX', folder])

async function tryDebian(folder: string): Promise<void> {
  execFileSync('npm', ['run', '-s', 'deb', '--', '--out', folder], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const deb = path.join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.deb'))!,
  )
  const root = path.join(folder, 'installed')
  execFileSync('dpkg-deb', ['-x', deb, root])
  const scripts = path.join(folder, 'scripts')
  execFileSync('dpkg-deb', ['-e', deb, scripts])
  for (const name of ['postinst', 'prerm', 'postrm']) execFileSync('sh', ['-n', path.join(scripts, name)])
  execFileSync('sh', ['-n', path.join(root, 'usr/bin/timtin')])
  const settings = readFileSync(path.join(root, 'etc/default/timtin'), 'utf8')
  expectThat(
    /^(#.*\n|[A-Z_]+=.*\n)+$/.test(settings),
    'Its settings are not lines of NAME=value.',
    'etc/default/timtin',
  )
  lock(path.join(root, 'usr/lib/timtin'))
  await tryServer(
    {
      node: path.join(root, 'usr/lib/timtin/bin/node'),
      program: path.join(root, 'usr/lib/timtin/dist/scripts/timtin.js'),
      env: {},
    },
    folder,
  )
}

async function tryImage(folder: string): Promise<void> {
  const dockerfile = readFileSync(path.join(projectRoot, 'Dockerfile'), 'utf8')
  const faults = validate(dockerfile).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
  expectThat(faults.length === 0, faults.join(' '), 'Dockerfile')
  const { root, env, command, check } = imageInFolder(dockerfile, projectRoot, folder, runHere)
  lock(path.join(root, 'usr'))
  expectThat(existsSync(path.join(root, env.TIMTIN_DATA)), 'The image has no folder for the archive.', 'Dockerfile')
  await tryServer({ node: process.execPath, program: path.join(root, command[1]), env, check }, folder)
}

interface Compose {
  services: Record<string, { volumes: string[]; read_only: boolean }>
  volumes: Record<string, unknown>
}

/** What Docker would say of the compose file, as far as it can be told without Docker. */
function tryCompose(): void {
  const { services, volumes } = parse(readFileSync(path.join(projectRoot, 'compose.yaml'), 'utf8')) as Compose
  const named = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]))
  for (const name of named.filter((volume) => !volume.startsWith('.'))) {
    expectThat(name in volumes, `The volume ${name} is not declared.`, 'compose.yaml')
  }
}

const trials: ReadonlyArray<{ name: string; needs: string | null; run(folder: string): Promise<void> | void }> = [
  { name: 'compose.yaml', needs: null, run: tryCompose },
  { name: 'Debian package', needs: 'dpkg-deb', run: tryDebian },
  { name: 'image', needs: null, run: tryImage },
]

const isInstalled = (program: string) =>
  ['/usr/bin', '/bin', '/usr/local/bin'].some((folder) => existsSync(path.join(folder, program)))

async function tryPackages(): Promise<void> {
  let skipped = 0
  for (const { name, needs, run } of trials) {
    if (needs !== null && !isInstalled(needs)) {
      skipped++
      process.stdout.write(`skipped: ${name}: there is no ${needs} on this machine\n`)
      continue
    }
    say(`Trying: ${name} …`)
    const folder = mkdtempSync(path.join(tmpdir(), 'timtin-package-'))
    try {
      execFileSync('chmod', ['a+rx', folder])
      await run(folder)
    } finally {
      execFileSync('chmod', ['-R', 'u+w', folder])
      rmSync(folder, { recursive: true })
    }
    process.stdout.write(`works: ${name}\n`)
  }
  process.stdout.write(`${trials.length - skipped} of ${trials.length} tried, ${skipped} skipped\n`)
}

const program = new Command('try-packages')
  .description(
    'Build the Debian package and take the steps of the image, and serve from each as a user without rights.',
  )
  .action(tryPackages)
addExamples(program, 'npm run -s try-packages')
await runCommandLine(program, process.argv.slice(2))
