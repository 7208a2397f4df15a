/** A row for each coordinate of a start. */
import { maxStart } from '../../experiment/limits'
import { number } from '../../math/setting'
import type { Race } from '../../run/race'
import type { Entry } from './entries'
import { formatNumber } from '../../math/numbers'
import { symbolOf } from '../../math/names'

export function startEntries(
  { surface, domain }: Pick<Race, 'surface' | 'domain'>,
  start: readonly number[],
  usual: readonly number[],
  edit: (start: readonly number[]) => void,
): Record<string, Entry> {
  const rows = surface.parameters.map((name, axis): [string, Entry] => {
    const [low, high] = domain[axis] ?? [-1, 1]
    const label = `start ${symbolOf(name)}`
    return [
      `start${axis}`,
      {
        kind: 'quantity',
        label,
        setting: number(usual[axis] ?? 0, low, high),
        value: start[axis] ?? 0,
        refuse: (value) =>
          Math.abs(value) > maxStart ? `A start lies within ±${formatNumber(maxStart)}.` : undefined,
        edit: (value) => edit(start.map((old, each) => (each === axis ? value : old))),
      },
    ]
  })
  return Object.fromEntries(rows)
}
