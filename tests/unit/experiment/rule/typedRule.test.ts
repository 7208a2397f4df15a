/** A rule that is typed gives what the listed optimizer gives: its bytes, its shader, its link. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { setOptimizer, setSchedule, setSurface } from '../../../../src/experiment/edits/edits'
import { showAtlas } from '../../../../src/experiment/edits/ensembleEdits'
import type { Experiment } from '../../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../../src/experiment/link/link'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { stepShader } from '../../../../src/ensemble/gpu/stepShader'
import { groundOf } from '../../../../src/run/ground'
import { race } from '../../../../src/run/race'
import { surfaces } from '../../../../src/surfaces/list'
import { typedAdam } from '../../../helpers/typedAdam'
import { bytesOf } from '../../../helpers/bytes'

const adam = 4

describe('a rule typed as Adam', () => {
  const rough = { ...defaultExperiment, noise: { sigma: 0.3, shared: false } }
  const typed = readRule(typedAdam, 'Typed')

  test.for(surfaces)('gives Adam’s bytes on $id, with noise and a schedule', ({ id }) => {
    const listed = setSchedule(setSurface(rough, id), adam, 'cosine')
    const own = setOptimizer(listed, adam, typed)
    // At Adam's default rate, so that it moves on every surface.
    const [one, other] = [setOptimizer(listed, adam, 'adam'), own].map((each) => race(each).runs[adam])
    expect(bytesOf(other?.points)).toEqual(bytesOf(one?.points))
    expect(bytesOf(other?.gradientNorm)).toEqual(bytesOf(one?.gradientNorm))
    expect(other?.points[3]).not.toBe(other?.points[0])
  })

  test('gives the same ensemble shader as Adam', () => {
    const shader = (experiment: Experiment) => {
      const { ensemble } = showAtlas(experiment, adam)
      if (!ensemble) throw new Error('an atlas can be shown of every runner')
      return stepShader({ ...ensemble, race: experiment, runner: adam }, groundOf(experiment)).fragment(true)
    }
    const listed = setOptimizer(rough, adam, 'adam')
    expect(shader(setOptimizer(rough, adam, typed))).toBe(shader(listed))
  })

  test('guards a root that a wider range of a setting could make negative', () => {
    const shader = (range: string) => {
      const rule = `setting k = 1 ${range}\ntheta = theta - eta * sqrt(k) * g`
      const own = showAtlas(setOptimizer(defaultExperiment, 0, readRule(rule, 'Root')), 0)
      const ensemble = own.ensemble
      if (!ensemble) throw new Error('no ensemble')
      return stepShader({ ...ensemble, race: own, runner: 0 }, groundOf(own)).fragment(false)
    }
    expect(shader('from 0 to 2')).not.toContain('guardedSqrt(axis')
    expect(shader('from -1 to 2')).toContain('guardedSqrt(axis')
  })

  test('opens from its link to the same run', () => {
    const experiment = setOptimizer(rough, adam, typed)
    const opened = decodeLink(encodeLink(experiment))
    expect(opened.problems).toEqual([])
    expect(opened.experiment).toEqual(experiment)
    expect(bytesOf(race(opened.experiment).runs[adam]?.points)).toEqual(
      bytesOf(race(experiment).runs[adam]?.points),
    )
  })
})
