/** When the line changes while a race plays, and what a screen reader is told of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Pace } from '../../../../src/panels/standing/pace'
import { Speech } from '../../../../src/panels/standing/speech'

describe('the line', () => {
  test('of a paused race changes at once, that of a playing one when it has been read', () => {
    const pace = new Pace()
    pace.changed(1000, false)
    expect(pace.mayChange(1001, false, false)).toBe(true)
    expect(pace.mayChange(1001, true, false)).toBe(false)
    expect(pace.mayChange(4000, true, false)).toBe(true)
  })

  test('tells of an arrival at once, also while it plays', () => {
    const pace = new Pace()
    pace.changed(1000, false)
    expect(pace.mayChange(1001, true, true)).toBe(true)
    pace.changed(1001, true)
    expect(pace.mayChange(1002, true, true)).toBe(false)
    expect(pace.mayChange(1002, true, false)).toBe(true)
  })
})

describe('the live region', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const heard = (): { said: string[]; speech: Speech } => {
    const said: string[] = []
    const speech = new Speech((text) => said.push(text))
    speech.begin('SGD: at first.')
    return { said, speech }
  }

  test('says nothing of what is so at the beginning', () => {
    const { said, speech } = heard()
    speech.take('SGD: at first.', [], false)
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual([])
  })

  test('says one message in some seconds while a race plays, with the sentence of that moment', () => {
    const { said, speech } = heard()
    for (let time = 0; time < 30_000; time += 200) {
      speech.take(`SGD: ${time}.`, [], true)
      vi.advanceTimersByTime(200)
    }
    expect(said.length).toBeGreaterThanOrEqual(4)
    expect(said.length).toBeLessThanOrEqual(6)
    expect(new Set(said).size).toBe(said.length)
  })

  test('says only the last sentence of a playhead that is moved by hand', () => {
    const { said, speech } = heard()
    for (let step = 0; step < 20; step += 1) {
      speech.take(`SGD: step ${step}.`, [], false)
      vi.advanceTimersByTime(100)
    }
    expect(said).toEqual([])
    vi.advanceTimersByTime(5000)
    expect(said).toEqual(['SGD: step 19.'])
  })

  test('loses no event, and counts what would be too many', () => {
    const { said, speech } = heard()
    speech.take('SGD: a.', ['Adam arrived.'], true)
    speech.take('SGD: b.', ['Lion diverged.'], true)
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual(['Adam arrived. Lion diverged. SGD: b.'])
    speech.take('SGD: b.', ['1.', '2.', '3.', '4.', '5.', '6.'], false)
    vi.advanceTimersByTime(10_000)
    expect(said[1]).toBe('1. 2. 3. 4. and 2 more.')
  })

  test('is silent once it is cancelled', () => {
    const { said, speech } = heard()
    speech.take('SGD: a.', [], false)
    speech.cancel()
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual([])
  })
})
