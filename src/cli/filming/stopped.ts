/** Ctrl+C and other signals that ask the tool to end: it tidies up first. */
import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The reason why a signal of `stopSignal` is aborted. */
export class Stopped extends Error {
  /** As shells count it. */
  readonly exitCode: number

  constructor(signal: (typeof signals)[number]) {
    super(`stopped by ${signal}`)
    this.exitCode = 128 + constants.signals[signal]
  }
}

/** Is aborted once the process is asked to end. From then on the process ends by itself, however often it is asked. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const name of signals) process.on(name, () => stop.abort(new Stopped(name)))
  return stop.signal
}
