/** The rows of a custom surface's domain: where each parameter begins and ends. */
import { maxStart } from '../../experiment/limits'
import { problemWith } from '../../math/check'
import { roundBelow } from '../../math/oneTwoFive'
import { number } from '../../math/setting'
import { defaultInterval, interval } from '../../surfaces/domain'
import type { WrittenSurface } from '../../surfaces/kind'
import type { Interval } from '../../surfaces/surface'
import type { Entry } from '../controls/entries'

export function domainEntries(
  { parameters, domain }: WrittenSurface,
  edit: (domain: readonly Interval[]) => void,
): Record<string, Entry> {
  const ends = parameters.flatMap((name, axis) => [
    { name, axis, end: 0 as const, label: `${name} from` },
    { name, axis, end: 1 as const, label: `${name} to` },
  ])
  const rows = ends.map(({ axis, end, label }): [string, Entry] => {
    const [low, high] = domain[axis] ?? defaultInterval
    return [
      `domain${axis}${end}`,
      {
        kind: 'quantity',
        label,
        spoken: `domain, ${label}`,
        setting: number(defaultInterval[end], -maxStart, maxStart),
        slider: false,
        unit: roundBelow((high - low) / 100),
        value: end === 0 ? low : high,
        refuse: (value) => refusal(end === 0 ? [value, high] : [low, value]),
        edit: (value) =>
          edit(
            domain.map((old, each) => (each !== axis ? old : end === 0 ? [value, old[1]] : [old[0], value])),
          ),
      },
    ]
  })
  return Object.fromEntries(rows)
}

/** Why an interval is refused, in a sentence. */
function refusal(ends: Interval): string | undefined {
  const problem = problemWith(interval, ends)
  return problem && `${problem}.`
}
