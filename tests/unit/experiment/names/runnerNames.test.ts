/** Names that tell runners apart. */
import { describe, expect, test } from 'vitest'
import { defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { runnerNames, shortNames } from '../../../../src/experiment/names/runnerNames'
import { himmelblau } from '../../../helpers/chart'

describe('names', () => {
  const momentum = (settings: object, more = {}) => ({
    ...defaultRunner('momentum', 0, { ...settings }),
    ...more,
  })
  test('that are unique stay as they are', () =>
    expect(runnerNames(himmelblau.runners)).toEqual(['SGD', 'SAM', 'Adam']))
  test.each([
    [
      'η, if that is enough',
      [
        { eta: 0.1, beta: 0.9 },
        { eta: 2.8e-5, beta: 0.5 },
      ],
      ['η 0.1', 'η 2.8e−5'],
    ],
    ['another setting, if η is the same', [{ beta: 0.95 }, { beta: 0.9999 }], ['β 0.95', 'β 0.9999']],
    [
      'as many settings as needed',
      [
        { eta: 0.1, beta: 0.9 },
        { eta: 0.1, beta: 0.5 },
        { eta: 0.2, beta: 0.9 },
      ],
      ['η 0.1 β 0.9', 'η 0.1 β 0.5', 'η 0.2 β 0.9'],
    ],
    [
      'all digits, if a few digits are the same',
      [{ eta: 0.1234561 }, { eta: 0.1234562 }],
      ['η 0.1234561', 'η 0.1234562'],
    ],
  ])('are told apart by %s', (_, settings, expected) =>
    expect(runnerNames(settings.map((one) => momentum(one)))).toEqual(
      expected.map((text) => `Momentum ${text}`),
    ),
  )
  test('are told apart by schedule, clipping or start, and by number if nothing differs', () => {
    const cosine = (steps: number) => ({ schedule: { id: 'cosine', settings: { steps } } })
    const names = (...more: object[]) => runnerNames(more.map((one) => momentum({}, one)))
    expect(names({}, cosine(50))).toEqual(['Momentum constant', 'Momentum cosine'])
    expect(names(cosine(60), cosine(50))).toEqual(['Momentum steps 60', 'Momentum steps 50'])
    expect(names({}, { clip: { norm: 1 } })).toEqual(['Momentum', 'Momentum clip norm 1'])
    expect(names({}, { start: [-1, 2] })).toEqual(['Momentum', 'Momentum from (−1, 2)'])
    const batch = (size: number, more = {}) => ({ batch: { size, accumulate: 1, shuffle: 'epoch', ...more } })
    expect(names({}, batch(8))).toEqual(['Momentum', 'Momentum batch 8'])
    expect(names(batch(8, { accumulate: 4 }), batch(8))).toEqual(['Momentum batch 32', 'Momentum batch 8'])
    expect(names({}, { visible: false, colour: 4 })).toEqual(['Momentum (1)', 'Momentum (2)'])
  })
})

describe('names side by side', () => {
  const adams = [0.1, 0.3].map((eta) => defaultRunner('adam', 0, { eta }))
  test('leave out the name that all share', () =>
    expect(shortNames(adams, [0, 1])).toEqual(['η 0.1', 'η 0.3']))
  test('keep it where another runner is shown, and leave it out where that one is hidden', () => {
    const all = [...adams, defaultRunner('sgd', 1)]
    expect(shortNames(all, [0, 1, 2])).toEqual(['Adam η 0.1', 'Adam η 0.3', 'SGD'])
    expect(shortNames(all, [0, 1])).toEqual(['η 0.1', 'η 0.3'])
  })
  test('keep it where nothing else is left', () => {
    expect(shortNames(adams, [0])).toEqual(['Adam η 0.1'])
    const same = [0, 1].map(() => defaultRunner('adam', 0))
    expect(shortNames(same, [0, 1])).toEqual(runnerNames(same))
    const named = adams.map((runner, at) => ({ ...runner, name: at === 0 ? 'mine' : 'mine too' }))
    expect(shortNames(named, [0, 1])).toEqual(['mine', 'mine too'])
  })
})
