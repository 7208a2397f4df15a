/** How far a film is, as a line: one that is written over on a terminal, else one at every tenth. */
import { sizeText, timeText } from '../../film/sizeText'
import type { FilmProgress } from '../../lab/filming'

interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface Teller {
  tell(progress: FilmProgress): void
  /** Ends the line that is written over. */
  end(): void
}

export function progressOn(screen: Screen, tool: string): Teller {
  let width = 0
  let tenth = 0
  return {
    tell(progress) {
      const line = `${tool}: ${progressText(progress)}`
      if (screen.isTTY) {
        screen.write(`\r${line.padEnd(width)}`)
        width = line.length
        return
      }
      const now = Math.floor((10 * progress.done) / progress.frames)
      if (now > tenth) screen.write(`${line}\n`)
      tenth = now
    },
    end() {
      if (width > 0) screen.write('\n')
      width = 0
    },
  }
}

export function progressText({ done, frames, bytes, secondsLeft }: FilmProgress): string {
  const parts = [`frame ${done} of ${frames}`, `${Math.floor((100 * done) / frames)} %`]
  if (bytes > 0) parts.push(sizeText(bytes))
  if (secondsLeft !== undefined && done < frames) parts.push(`${timeText(secondsLeft)} left`)
  return parts.join(', ')
}
