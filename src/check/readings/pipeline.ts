/** What happens around a rule: the schedule one step off, and clipping at another place or in another way. */
import { parseLines } from '../../math/parse'
import type { Line, Syntax } from '../../math/syntax'
import { clipEpsilon } from '../../optimizers/clipping'
import { scheduleById } from '../../schedules/list'
import { assign, call, findParts, join, name, number, one, rewrite, rewriteLines, simplify, times, isName } from '../rule/tree' // prettier-ignore
import { coupledLine, decaysOf } from './decay'
import { type Reading, type Subject, freshName } from './reading'

const constant = { id: 'constant', settings: {} }

export function scheduleReadings(subject: Subject): Reading[] {
  const { schedule } = subject.runner
  if (schedule.id === constant.id) return []
  const t = name('t')
  return [
    scheduled(subject, 'the schedule one step early', t),
    scheduled(subject, 'the schedule one step late', call('max', join(t, '-', number(2)), number(0))),
    { name: 'no schedule', runner: { schedule: constant } },
  ]
}

/** The rule with the schedule's formula in it, at another count of steps. */
function scheduled(subject: Subject, title: string, taken: Syntax): Reading {
  const { runner, lines } = subject
  const schedule = scheduleById(runner.schedule.id)
  if (!schedule) return { name: title }
  const settings = Object.keys(schedule.settings)
  const its = parseLines(schedule.formula, { names: ['t', 'eta', ...settings] })
  const rate = freshName(subject, 'rate')
  const own = new Map(
    its.flatMap(({ target }) => (target === undefined ? [] : [[target, freshName(subject, target)]])),
  )
  const value = (part: Syntax): Syntax => {
    if (part.kind !== 'name') return part
    const local = own.get(part.name)
    if (local !== undefined) return name(local)
    if (part.name === 't') return taken
    return settings.includes(part.name) ? number(runner.schedule.settings[part.name] ?? Number.NaN) : part
  }
  const before = its.map((line) =>
    assign(own.get(line.target ?? '') ?? rate, simplify(rewrite(line.value, value))),
  )
  const after = rewriteLines(lines, (part) => (isName(part, 'eta') ? name(rate) : part))
  return { name: title, lines: [...before, ...after], runner: { schedule: constant } }
}

export function clippingReadings(subject: Subject): Reading[] {
  const { lines, runner, noise } = subject
  const { norm, value } = runner.clip
  const limit = norm ?? value
  if (limit === undefined) return []
  const none: Reading['runner'] = { clip: {} }
  const isNorm = norm !== undefined
  const asked = findParts(lines, (part) => part.kind === 'call' && part.name === 'grad').length > 0
  const [decay] = decaysOf(lines, subject.settings).filter((each) => runner.settings[each] !== 0)
  const at = decay === undefined ? -1 : coupledLine(subject, decay)
  const clipped = (after: number, epsilon: number): readonly Line[] =>
    lines.toSpliced(after + 1, 0, assign('g', isNorm ? shortened(limit, epsilon) : clamped(limit)))
  return [
    { name: 'clipping missing', runner: none },
    {
      name: isNorm ? 'clipping by value' : 'clipping by norm',
      runner: { clip: isNorm ? { value: limit } : { norm: limit } },
    },
    ...(at >= 0
      ? [{ name: 'clipping after the weight decay', lines: clipped(at, clipEpsilon), runner: none }]
      : []),
    ...(isNorm ? [{ name: `clipping without PyTorch's 1e-6`, lines: clipped(-1, 0), runner: none }] : []),
    ...(noise.sigma > 0 && !asked ? [{ name: 'clipping before the noise', clipsFirst: true }] : []),
  ]
}

/** g·min(limit / (‖g‖ + ε), 1) */
function shortened(limit: number, epsilon: number): Syntax {
  const length = call('norm', name('g'))
  const divisor = epsilon > 0 ? join(length, '+', number(epsilon)) : length
  return times(name('g'), call('min', join(number(limit), '/', divisor), one))
}

function clamped(limit: number): Syntax {
  return call('clamp', name('g'), number(-limit), number(limit))
}
