/** Writes a custom optimizer as the one text that the editor shows. */
import { formatNumber } from '../../math/numbers'
import { writeSetting } from '../../math/settingText'
import type { WrittenOptimizer } from '../experiment'

/** The text that `readRule` reads back. */
export function writeRule({ settings, state, rule }: WrittenOptimizer): string {
  return [
    ...Object.entries(settings).map(([name, setting]) => writeSetting(name, setting)),
    ...Object.entries(state).map(([name, start]) => `state ${name} = ${writeStart(start)}`),
    tidy(rule),
  ].join('\n')
}

/** Removes blank lines around the rule and the indentation that all its lines share. */
export function tidy(rule: string): string {
  const lines = rule
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
    .split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

/** Writes the first value on one line. A formula from a file may have several. */
function writeStart(start: number | string): string {
  return typeof start === 'number' ? formatNumber(start) : start.trim().replace(/\s+/g, ' ')
}
