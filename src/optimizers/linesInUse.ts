/** Which lines of a rule a reader needs. */
import type { RuleLine } from './compile'

/** The lines of a rule, without those that serve weight decay alone where that is 0. */
export function linesInUse(
  lines: readonly RuleLine[],
  settings: Readonly<Record<string, number | readonly number[]>>,
): readonly RuleLine[] {
  const decay = settings['weightDecay'] ?? 0
  if ((typeof decay === 'number' ? decay : decay[0]) !== 0) return lines
  return lines.filter((line) => !servesDecayAlone(line))
}

function servesDecayAlone(line: RuleLine): boolean {
  const names = new Set<string>()
  line.texWith((name) => {
    names.add(name)
    return undefined
  })
  const others = ['theta', 'eta', 'weightDecay', line.target]
  return (
    names.has('weightDecay') && names.has(line.target) && [...names].every((name) => others.includes(name))
  )
}
