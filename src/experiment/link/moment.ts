/** The moment of a link: where its playhead is and what moves. It stands behind the data, as in `&at=120&play=1`. */
import { type Check, Misfit, numberWithin } from '../../math/check'
import { show } from '../../math/show'
import { maxSteps, speeds, usualSpeed } from '../limits'
import { Part, Problems } from '../schema/reading'

export interface Moment {
  /** The position of the playhead, in turns. */
  readonly at?: number
  /** Whether the race plays on from there. A link that says where the playhead is, and not this, stands still. */
  readonly play?: boolean
  /** In turns per second, one of `speeds`. */
  readonly speed?: number
  readonly loop?: boolean
  /** Whether the panels are shown. */
  readonly panels?: boolean
}

interface ReadMoment {
  readonly moment: Moment
  /** One line for each part that was wrong. */
  readonly problems: readonly string[]
  /** What follows the data of the link and is no part of a moment. */
  readonly after: string
}

/** The end of a link. What is usual is left out. */
export function writeMoment({
  at = 0,
  play = false,
  speed = usualSpeed,
  loop,
  panels = true,
}: Moment): string {
  // A hundredth of a step is not seen.
  const parts = [`&at=${Number(at.toFixed(2))}`]
  if (play) parts.push('&play=1')
  if (speed !== usualSpeed) parts.push(`&speed=${speed}`)
  if (loop) parts.push('&loop=1')
  if (!panels) parts.push('&panels=0')
  return parts.join('')
}

/** Reads what follows the data of a link. `steps`: the length of its race. Never throws. */
export function readMoment(text: string, steps: number = maxSteps): ReadMoment {
  const given = new Map<string, string>()
  const after = text.replace(/&(at|play|speed|loop|panels)=([\w.+-]*)/g, (_, name: string, value: string) => {
    // A full stop belongs to the sentence around the link.
    const trimmed = value.replace(/\.+$/, '')
    given.set(name, trimmed)
    return value.slice(trimmed.length)
  })
  const problems = new Problems()
  const read = <T>(name: keyof Moment, check: Check<T>, outcome: string) =>
    new Part(given.get(name), name, problems).read(check, undefined, outcome)
  const at = read('at', numeral(0, steps), 'the race stands at its start')
  const play = read('play', yes, 'it is left out')
  const speed = read('speed', speedOf, `${usualSpeed} is used`)
  const loop = read('loop', yes, 'it is left out')
  const panels = read('panels', yes, 'the panels are shown')
  const moment: Moment = {
    ...(at === undefined ? given.has('at') && { at: 0 } : { at }),
    ...(play === undefined ? given.has('at') && { play: false } : { play }),
    ...(speed !== undefined && { speed }),
    ...(loop !== undefined && { loop }),
    ...(panels !== undefined && { panels }),
  }
  return { moment, problems: problems.lines, after }
}

function numeral(low: number, high: number): Check<number> {
  const check = numberWithin({ low, high })
  return (value) => {
    const isNumeral = typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)
    return check(isNumeral ? Number(value) : value)
  }
}

function speedOf(value: unknown): number {
  const speed = speeds.find((each) => String(each) === String(value))
  if (speed === undefined)
    throw new Misfit(`${show(value)} is not known, one of ${speeds.join(', ')} is expected`)
  return speed
}

function yes(value: unknown): boolean {
  if (value === '1' || value === 'true') return true
  if (value === '0' || value === 'false') return false
  throw new Misfit(`${show(value)} does not fit, 0 or 1 is expected`)
}
