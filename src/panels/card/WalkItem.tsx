/** One line of the walk: typeset, and where it is the current one with its numbers and its variable before and now. */
import { texOfNumbers } from '../../math/numbers'
import { writeText } from '../controls/writeText'
import { writeFigures } from './figures'
import { Tex } from '../controls/Tex'
import { typeset } from '../controls/typeset'
import type { Inspected } from './useInspected'
import type { WalkLine } from './walk'

/** As many as fit beside the value before. */
const digits = 5

interface WalkItemProps {
  readonly line: WalkLine
  readonly isCurrent: boolean
  onChoose(): void
}

export function WalkItem({ line, isCurrent, onChoose }: WalkItemProps) {
  return (
    <li aria-current={isCurrent ? 'step' : undefined}>
      <button type="button" className="walk-line" tabIndex={-1} onClick={onChoose}>
        <span className="unseen">{`Line of ${line.name}`}</span>
        <Tex tex={line.tex} isSmall />
      </button>
      {isCurrent && (
        <div className="walk-numbers">
          <div>
            <span data-part="line" /> <span data-part="result" />
          </div>
          <div className="walk-note" data-part="note" />
          <div className="walk-change">
            <span>
              before <output data-part="before" />
            </span>
            <span>
              now <output data-part="now" />
            </span>
          </div>
        </div>
      )}
    </li>
  )
}

/** The numbers of a line in a step. */
export function numbersOf(line: WalkLine, { run, step }: Inspected) {
  return line.numbers(run.update(step), step > 0 ? run.update(step - 1) : undefined)
}

/** Writes the numbers of a step into the current item, past React. */
export function showLine(target: Element, line: WalkLine, inspected: Inspected): void {
  const { tex, before, now, result, note } = numbersOf(line, inspected)
  const part = (name: string) => target.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [left, right] = [part('line'), part('result')]
  if (left) typeset(left, `\\displaystyle ${tex}`)
  if (right) typeset(right, result ?? `= ${texOfNumbers(now)}`)
  writeText(part('note'), note ?? '')
  // In a loop, what the turn before has left is not kept.
  if (before) writeFigures(part('before'), before, digits)
  else writeText(part('before'), result === undefined ? 'not set yet' : '')
  if (now.length > 0) writeFigures(part('now'), now, digits)
  else writeText(part('now'), 'not reached')
}

/** Where there is no step, the numbers of the last one must not stay. */
export function clearLine(target: Element): void {
  for (const part of target.querySelectorAll<HTMLElement>('[data-part]')) {
    if (part instanceof HTMLOutputElement) {
      writeText(part, '')
      part.title = ''
    } else typeset(part, '')
  }
}
