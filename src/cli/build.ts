/** `npm run build`: writes the page to `dist/`, or with `--single` as one file. */
import { build } from 'vite'
import { readCommand } from './building/command'
import { oneFile } from './building/oneFile'
import { failer } from './files'
import { openPart } from './filming/partFile'

const usage = `usage: npm run build
       npm run build -- --single [-o OUT] [--talk TALK]

Writes the page to dist/, for any static host and any sub-path. With --single, writes it as one file that opens from a
disk or a memory stick, without a server and without network.
  -o OUT       where the file goes; without it, dist/thalweg.html
  --talk TALK  a talk in a JSON file (- is standard input), which the file then has in itself
Exit code 0. 1: the page cannot be built. 2: wrong input, and each thing that is wrong is a line on standard error.
`

const fail = failer('build')

// What is shipped is the same whatever the shell around it is for.
process.env['NODE_ENV'] = 'production'

await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return void process.stdout.write(usage)
  try {
    const command = readCommand(args)
    const work = command ? writeFile(command.out, command.talk) : build()
    await work.catch((error: unknown) => fail(textOf(error), 1))
  } catch (error) {
    for (const line of textOf(error).split('\n')) fail(line)
  }
}

async function writeFile(out: string, talk: unknown): Promise<void> {
  const bytes = Buffer.from(await oneFile(talk))
  const part = openPart(out)
  try {
    part.write(bytes, 0)
    part.finish()
  } finally {
    part.discard()
  }
  process.stdout.write(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB\n`)
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
