/** What the tools of the command line share: files in, and one line on standard error. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Experiment } from '../experiment/experiment'
import { maxBytes, readBytes } from '../experiment/file/file'

/** The experiment of a file, or of standard input for `-`. @throws Error if there is none or anything in it is wrong */
export function readExperiment(file: string): Experiment {
  const { experiment, problems } = readBytes(bytesOf(file, maxBytes))
  if (problems.length > 0) throw new Error(problems.map(complaint).join('; '))
  return experiment
}

/** The first bytes of a file: as many as show that it is too long, since some files have no end. @throws Error */
export function bytesOf(file: string, most: number): Uint8Array {
  const bytes = new Uint8Array(most)
  const opened = file === '-' ? 0 : openSync(file, 'r')
  try {
    let length = 0
    for (;;) {
      const read = readSync(opened, bytes, length, most - length, null)
      length += read
      if (read === 0 || length === most) return bytes.subarray(0, length)
    }
  } finally {
    if (file !== '-') closeSync(opened)
  }
}

/** A problem without its end, which says what is used instead. Here nothing is used instead. */
export function complaint(problem: string): string {
  const end = problem.lastIndexOf('; ')
  return end < 0 ? problem : problem.slice(0, end)
}

/** Writes one line on standard error. Returns the exit code that goes with it, which is 2 if nothing else is said. */
export function failer(tool: string): (message: string, code?: number) => number {
  return (message, code = 2) => {
    process.stderr.write(`${tool}: ${message.replace(/\s+/g, ' ').trim()}\n`)
    process.exitCode = code
    return code
  }
}
