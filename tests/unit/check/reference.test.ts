/** Paths that PyTorch computes agree with the runner, however many digits are printed. */
import { describe, expect, test } from 'vitest'
import { prints, verdictOn } from '../../helpers/checked'
import { referenceExperiments } from '../../helpers/references'
import reference from '../../reference/trajectories.json'

describe('what PyTorch 2.13 computes agrees', () => {
  const names = [...referenceExperiments.keys()]
  test.each(reference.cases.map((each, index) => [names[index] ?? '', each] as const))('%s', (name, { points, steps: last }) => {
    const json = referenceExperiments.get(name) ?? {}
    for (const print of Object.values(prints)) {
      const shown = (value: number | null) => (value === null ? 'nan' : print(value))
      const text = Object.entries(points as Record<string, (number | null)[]>).map(([step, row]) => `${step},${row.map(shown)}`)
      const { comparison, notes } = verdictOn(json, ['step,x,y,loss', ...text].join('\n'))
      expect(comparison.parting).toBeUndefined()
      expect(notes.filter((note) => !note.startsWith('After step'))).toEqual([])
      const reached = comparison.horizon ?? comparison.steps
      expect(reached).toBeGreaterThanOrEqual(Math.min(last, name.includes('radam') ? 4 : 20))
    }
  }) // prettier-ignore
})
