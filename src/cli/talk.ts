/** `npm run -s talk -- ID|FILE`: prints the texts of a talk or a lesson with their numbers, without a browser. */
import { readTalkBytes } from '../talk/document/readTalk'
import { maxTalkBytes } from '../talk/limits'
import { endsOfMany } from '../talk/expression/share'
import { readLesson } from '../talk/lessons/lesson'
import { lessons } from '../talk/lessons/list'
import { reportOf } from '../talk/report'
import type { Talk } from '../talk/talk'
import { bytesOf, failer } from './files'

const usage = `usage: npm run -s talk -- ID|FILE [--check]
       npm run -s talk -- --all [--check]

Prints the title and the text of every cue of a lesson, by its id, or of a talk in a JSON file (- is standard input),
with the numbers that the cue's race gives at its end. --all prints every lesson.
What does not compile or gives no number is a line on standard error.
Exit code 0. With --check, 1 if there was such a line. 2: an error, in a line on standard error; what is good of a talk is printed.
The lessons: ${lessons.map(({ id }) => id).join(' ')}
`

const fail = failer('talk')

main(process.argv.slice(2))

function main(args: readonly string[]): void {
  // The reader may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : fail(error.message))
  })
  if (args.some((arg) => arg === '--help' || arg === '-h')) return void process.stdout.write(usage)
  const options = args.filter((arg) => arg.startsWith('--'))
  const unknown = options.find((arg) => arg !== '--all' && arg !== '--check')
  if (unknown !== undefined) return void fail(`no option "${unknown}": there are --all and --check`)
  const isAll = options.includes('--all')
  const names = args.filter((arg) => !arg.startsWith('--'))
  if (names.length !== (isAll ? 0 : 1))
    return void fail('one argument is expected: the id of a lesson, a file, or --all alone')
  try {
    const talks = isAll
      ? lessons.map((lesson) => ({ talk: readLesson(lesson), isWhole: true }))
      : names.map(talkOf)
    const isRight = talks.map(({ talk }) => print(talk)).every(Boolean)
    if (options.includes('--check') && !isRight) process.exitCode = 1
    if (!talks.every(({ isWhole }) => isWhole)) process.exitCode = 2
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** What is wrong in a document is a line each, and what is good of it is printed. @throws Error if there is no talk */
function talkOf(name: string): { readonly talk: Talk; readonly isWhole: boolean } {
  const lesson = lessons.find(({ id }) => id === name)
  if (lesson) return { talk: readLesson(lesson), isWhole: true }
  const { talk, problems } = readTalkBytes(bytesOf(name, maxTalkBytes))
  if (!talk) throw new Error(problems.map((problem) => problem.replace(/; [^;]*$/, '')).join('; '))
  for (const problem of problems) process.stderr.write(`talk: ${problem}\n`)
  return { talk, isWhole: problems.length === 0 }
}

/** Whether every number was there. */
function print(talk: Talk): boolean {
  process.stdout.write(`${talk.title}\n${'='.repeat(talk.title.length)}\n\n`)
  const problems = reportOf(talk, endsOfMany).map((report, index) => {
    process.stdout.write(`${index + 1}. ${report.text}\n\n`)
    for (const problem of report.problems)
      process.stderr.write(`talk: ${talk.title}, cue ${index + 1}: ${problem.replace(/\s+/g, ' ')}\n`)
    return report.problems.length
  })
  return problems.every((count) => count === 0)
}
