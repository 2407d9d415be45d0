import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DockerfileParser, type Copy } from 'dockerfile-ast'

/** What a container would run, in a folder instead of one. */
export interface PlainImage {
  /** Where the image's files are. */
  root: string
  env: Readonly<Record<string, string>>
  /** CMD, word by word. */
  command: string[]
  /** The command of HEALTHCHECK, word by word. */
  check: string[]
}

/** Runs a command of the image's, with its words, in a folder; throws when it fails. */
export type Run = (command: string, args: string[], folder: string, env: Readonly<Record<string, string>>) => void

const jsonWords = (text: string) => JSON.parse(text.slice(text.indexOf('['))) as string[]

/**
 * Takes the steps of a Dockerfile in plain folders, one for each stage, without its base images. The steps of RUN must
 * name only what is below their stage's WORKDIR or beside it.
 * @param context the folder that Docker would be given
 * @param folder takes a folder for each stage
 * @throws Error when a step fails; TypeError for an instruction that is not known here
 */
export function imageInFolder(dockerfile: string, context: string, folder: string, run: Run): PlainImage {
  const stages = new Map<string, string>()
  let root = ''
  let work = '/'
  let env: Record<string, string> = {}
  let command: string[] = []
  let check: string[] = []
  const here = (place: string) => path.join(root, path.posix.resolve(work, place))
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    const text = instruction.getArgumentsContent() ?? ''
    const args = text.split(/\s+/).filter((word) => !word.startsWith('--'))
    switch (instruction.getKeyword()) {
      case 'FROM':
        root = path.join(folder, `stage-${stages.size}`)
        stages.set(args[2] ?? '', root)
        work = '/'
        env = {}
        mkdirSync(root)
        break
      case 'WORKDIR':
        work = args[0]
        mkdirSync(here('.'), { recursive: true })
        break
      case 'ENV':
        for (const setting of args) env[setting.split('=')[0]] = setting.slice(setting.indexOf('=') + 1)
        break
      case 'COPY': {
        const stage = (instruction as Copy)
          .getFlags()
          .find((flag) => flag.getName() === 'from')
          ?.getValue()
        const from = stage === undefined || stage === null ? context : stages.get(stage)!
        const to = args[args.length - 1]
        for (const place of args.slice(0, -1)) {
          const target = to.endsWith('/') ? path.posix.join(to, path.posix.basename(place)) : to
          cpSync(path.join(from, place), here(target), { recursive: true, verbatimSymlinks: true })
        }
        break
      }
      case 'RUN':
        run('sh', ['-ec', text], here('.'), env)
        break
      case 'CMD':
        command = jsonWords(text)
        break
      case 'HEALTHCHECK':
        check = jsonWords(text)
        break
      case 'USER':
      case 'VOLUME':
      case 'EXPOSE':
      case 'STOPSIGNAL':
        break
      default:
        throw new TypeError(`${instruction.getInstruction()} in the Dockerfile is not known here.`)
    }
  }
  return { root, env, command, check }
}

/** Runs a command to its end, with the PATH of this program's own Node. */
export const runHere: Run = (command, args, folder, env) => {
  execFileSync(command, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, HOME: folder, ...env },
  })
}
