/** Names that tell runners apart: those that share one are told apart by their learning rate, or else by a number. */
import type { Experiment } from '../experiment/experiment'
import type { Run } from '../run/race'

export function namesOf(runs: readonly Pick<Run, 'name'>[], runners: Experiment['runners']): string[] {
  const names = runs.map(({ name }) => name)
  const withRates = names.map((name, index) => {
    const eta = runners[index]?.settings['eta']
    return isShared(name, names) && eta !== undefined ? `${name} η ${eta}` : name
  })
  return withRates.map((name, index) => {
    if (!isShared(name, withRates)) return name
    return `${name} (${withRates.slice(0, index + 1).filter((other) => other === name).length})`
  })
}

function isShared(name: string, names: readonly string[]): boolean {
  return names.filter((other) => other === name).length > 1
}
