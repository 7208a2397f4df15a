/** Verdicts on single races, as written down in cases.json, each with its reason. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { race } from '../../../../src/run/race'

interface Case {
  readonly why: string
  readonly experiment: object
  readonly yes?: readonly string[]
  readonly no?: readonly string[]
  readonly atStart?: readonly string[]
  readonly gradientNorm?: number
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('cases.json', import.meta.url), 'utf8'),
) as Case[]

describe('the verdict at the end', () => {
  test.each(cases.map((each) => [each.why, each] as const))('%s', (_, { experiment, ...expected }) => {
    const { experiment: read, problems } = parseExperiment(experiment)
    expect(problems).toEqual([])
    const [run] = race(read).runs
    const kind = run?.status(run.steps).kind
    if (expected.yes) expect(expected.yes).toContain(kind)
    if (expected.no) expect(expected.no).not.toContain(kind)
    if (expected.atStart) expect(expected.atStart).toContain(run?.status(0).kind)
    if (expected.gradientNorm !== undefined)
      expect(run?.gradientNorm[0]).toBeCloseTo(expected.gradientNorm, 9)
  })
})
