/** Names that nobody sees are refused, and what nobody sees inside a name is written out. */
import { describe, expect, test } from 'vitest'
import { runnerNames } from '../../../src/experiment/names/runnerNames'
import { paneTitles } from '../../../src/experiment/names/paneTitles'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { race } from '../../../src/run/race'
import { isSeen, shownName } from '../../../src/run/shownName'

describe('a name', () => {
  test.each([
    ['Adam', 'Adam'],
    ['Ada\u200bm', 'Ada⟨U+200B⟩m'],
    ['\u202emadA', '⟨U+202E⟩madA'],
    ['A\u2066dam\u2069', 'A⟨U+2066⟩dam⟨U+2069⟩'],
    ['Ad\u00adam', 'Ad⟨U+00AD⟩am'],
    ['A\ufeffdam', 'A⟨U+FEFF⟩dam'],
    ['A\u0000dam\n', 'A⟨U+0000⟩dam⟨U+000A⟩'],
    ['A\u{e0041}dam', 'A⟨U+E0041⟩dam'],
    ['Momentum β', 'Momentum β'],
    ['速い', '速い'],
    ['👩‍🚀', '👩‍🚀'],
    ['A‍dam', 'A⟨U+200D⟩dam'],
  ])('%j is shown as %s', (name, shown) => {
    expect(shownName(name)).toBe(shown)
    expect(isSeen(name)).toBe(true)
  })

  test.each([
    '',
    ' ',
    '\u200b',
    '\u200b\u200c\u200d\u2060\ufeff',
    '\u202e\u2066',
    '\u00a0\u00ad',
    '\u3164',
    '\u2800',
    '\ufe0f',
  ])('%j is not seen', (name) => expect(isSeen(name)).toBe(false))
})

const written = (name: string) => ({ name, settings: {}, rule: 'theta = theta - eta g' })

test('an optimizer or a pane that has only an unseen name is refused, with the characters in the line', () => {
  const { experiment, problems } = parseExperiment({
    runners: [{ optimizer: written('\u200b\u202e') }],
    view: { panes: [{ title: '\u2060' }, {}] },
  })
  expect(problems).toEqual([
    'runners[0].optimizer.name: "⟨U+200B⟩⟨U+202E⟩" is not a name of 1 to 40 characters; Adam is used',
    'view.panes[0].title: "⟨U+2060⟩" is not a title of 1 to 60 characters; the automatic title is used',
  ])
  expect(experiment.runners[0]?.optimizer).toBe('adam')
})

test('names show what is in them wherever they stand', () => {
  const { experiment, problems } = parseExperiment({
    steps: 3,
    runners: [{ optimizer: written('Ada\u200bm') }],
    view: { panes: [{ title: 'Le\u202eft' }, {}] },
  })
  expect(problems).toEqual([])
  expect(runnerNames(experiment.runners)).toEqual(['Ada⟨U+200B⟩m'])
  expect(paneTitles(experiment)[0]).toBe('Le⟨U+202E⟩ft')
  expect(race(experiment).runs[0]?.name).toBe('Ada⟨U+200B⟩m')
})
