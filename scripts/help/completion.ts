import type { Command, Option } from 'commander'

/** Shells that a script can be written for. */
export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

interface Word {
  word: string
  says: string
}

const optionWords = ({ long, short, description }: Option): Word[] =>
  [long, short].flatMap((word) => (word ? [{ word, says: description }] : []))

/** What may follow each command, by its full name without the program's: '' is the program itself. */
function wordsByCommand(command: Command, path: readonly string[] = []): Map<string, Word[]> {
  const below = command.commands.flatMap((sub) => [sub.name(), ...sub.aliases()].map((word) => ({ word, sub })))
  const own = [
    ...below.map(({ word, sub }) => ({ word, says: sub.description() })),
    ...command.options.flatMap(optionWords),
    { word: '--help', says: '' },
  ]
  const all = new Map([[path.join(' '), own]])
  for (const { word, sub } of below) {
    for (const [name, words] of wordsByCommand(sub, [...path, word])) all.set(name, words)
  }
  return all
}

/** In single quotes, as the shells of POSIX and fish read them. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** One line for each command: its name and what may follow it. */
const cases = (words: Map<string, Word[]>) =>
  [...words].map(([name, list]) => `    ${quoted(name)}) words=${quoted(list.map(({ word }) => word).join(' '))} ;;`)

const bash = (words: Map<string, Word[]>) => `# timtin completion bash >> ~/.bashrc
_timtin() {
  local current=\${COMP_WORDS[COMP_CWORD]} path='' words='' index
  for ((index = 1; index < COMP_CWORD && index < 3; index++)); do
    case \${COMP_WORDS[index]} in -*) break ;; *) path="\${path:+$path }\${COMP_WORDS[index]}" ;; esac
  done
  while :; do
    case $path in
${cases(words)
  .map((line) => `  ${line}`)
  .join('\n')}
    esac
    [[ -n $words || -z $path ]] && break
    case $path in *' '*) path=\${path% *} ;; *) path='' ;; esac
  done
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _timtin timtin
`

const zsh = (words: Map<string, Word[]>) => `#compdef timtin
# timtin completion zsh > "\${fpath[1]}/_timtin"
autoload -U +X bashcompinit && bashcompinit
${bash(words).split('\n').slice(1).join('\n')}`

function fish(words: Map<string, Word[]>): string {
  const lines = [...words].flatMap(([name, list]) => {
    const where = name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${name.split(' ').at(-1)}`
    return list.map(({ word, says }) => {
      const what = word.startsWith('--')
        ? `-l ${word.slice(2)}`
        : word.startsWith('-')
          ? `-s ${word.slice(1)}`
          : `-a ${word}`
      return `complete -c timtin -n ${quoted(where)} ${what}${says === '' ? '' : ` -d ${quoted(says)}`}`
    })
  })
  return `# timtin completion fish > ~/.config/fish/completions/timtin.fish\n${lines.join('\n')}\n`
}

const scripts: Record<Shell, (words: Map<string, Word[]>) => string> = { bash, zsh, fish }

/** A script by which a shell completes the commands and options of a program, whose commands are all defined. */
export function completionScript(program: Command, shell: Shell): string {
  return scripts[shell](wordsByCommand(program))
}
