import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { readConfig, systemClock } from '../../src/config.js'
import { addExamples } from '../help/help.js'
import { debianFileName, debianPackage } from '../packaging/debian.js'
import { stage } from '../packaging/stage.js'
import { runCommandLine } from '../shared/command-line.js'
import { say } from '../shared/progress.js'

interface Options {
  node: string
  out: string
}

/** What the staged program prints to complete its commands in bash. */
const completionOf = (staged: string) =>
  execFileSync(path.join(staged, 'bin', 'node'), [path.join(staged, 'dist/scripts/timtin.js'), 'completion', 'bash'])

async function build({ node, out }: Options): Promise<void> {
  const { projectRoot } = readConfig({})
  const ours = (name: string) => readFileSync(path.join(projectRoot, 'scripts', 'packaging', 'debian', name), 'utf8')
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  const staged = mkdtempSync(path.join(tmpdir(), 'timtin-deb-'))
  try {
    say('Collecting what runs in production …')
    const taken = stage(projectRoot, staged, node)
    say(`Packing, with Node ${taken} …`)
    const deb = await debianPackage({
      version,
      arch: process.arch,
      staged,
      extras: [
        { place: 'usr/bin/timtin', content: ours('timtin'), mode: 0o755 },
        { place: 'usr/lib/systemd/system/timtin.service', content: ours('timtin.service'), mode: 0o644 },
        { place: 'etc/default/timtin', content: ours('default'), mode: 0o644 },
        {
          place: 'usr/share/bash-completion/completions/timtin',
          content: completionOf(staged),
          mode: 0o644,
        },
        {
          place: 'usr/share/doc/timtin/copyright',
          content: readFileSync(path.join(projectRoot, 'LICENSE')),
          mode: 0o644,
        },
      ],
      scripts: { postinst: ours('postinst'), prerm: ours('prerm'), postrm: ours('postrm') },
      settings: ['/etc/default/timtin'],
      time: Math.floor(systemClock() / 1000),
    })
    mkdirSync(out, { recursive: true })
    const file = path.join(out, debianFileName(version, process.arch))
    writeFileSync(file, deb)
    process.stdout.write(`${file}\n`)
  } finally {
    rmSync(staged, { recursive: true })
  }
}

const program = new Command('build-deb')
  .description('Make a package for Debian and Ubuntu, for the architecture of this machine.')
  .option('--out <folder>', 'folder that takes it', 'var/packages')
  .option('--node <version>', 'Node that comes with it', '22')
  .action(build)
addExamples(program, 'npm run -s deb -- --out /tmp')
await runCommandLine(program, process.argv.slice(2))
