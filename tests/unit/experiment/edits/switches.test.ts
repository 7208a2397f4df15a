/** The keys of the ensemble. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import {
  choiceOf,
  switchAtlas,
  switchBasins,
  switchSwarm,
  withParts,
} from '../../../../src/experiment/edits/switches'

describe('the keys of the ensemble', () => {
  const atlas = switchAtlas(defaultExperiment, 4)
  const basins = switchBasins(defaultExperiment, 4)
  const swarm = switchSwarm(defaultExperiment, 4)
  test('show one picture each', () => {
    expect(atlas.ensemble).toMatchObject({ runners: [4], map: true, swarm: false })
    expect(choiceOf(atlas.ensemble)).toBe('atlas')
    expect(basins.ensemble).toMatchObject({ runners: [4], map: true, swarm: false })
    expect(choiceOf(basins.ensemble)).toBe('starts')
    expect(swarm.ensemble).toMatchObject({ runners: [4], map: false, swarm: true })
    expect(choiceOf(swarm.ensemble)).toBe('starts')
  })
  test.each([
    ['atlas', switchAtlas],
    ['basins', switchBasins],
    ['swarm', switchSwarm],
  ])('hide it again: %s', (_, change) =>
    expect(change(change(defaultExperiment, 2), 2).ensemble).toBeUndefined(),
  )
  test('leave the other pictures alone', () => {
    expect(switchBasins(swarm, 4).ensemble).toMatchObject({ map: true, swarm: true })
    expect(switchSwarm(atlas, 4).ensemble).toMatchObject({ map: true, swarm: true })
    expect(switchAtlas(basins, 4).ensemble?.x.of).toBe('setting.eta')
    expect(withParts(basins, { map: false, draped: true }).ensemble?.draped).toBe(true)
    expect(withParts(defaultExperiment, { map: true })).toBe(defaultExperiment)
  })
})
