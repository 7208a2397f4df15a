/** All numbers that follow the playhead are written in the same frames. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onBeat } from '../../../src/lab/beat'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('while a race plays, calls that began at different moments are made in the same frames', () => {
  const calls: [frame: number, who: string][] = []
  let frame = 0
  const [one, other] = ['one', 'other'].map((who) => onBeat(() => calls.push([frame, who])))
  for (; frame < 200; frame += 1) {
    one?.(true)
    if (frame >= 5) other?.(true)
    vi.advanceTimersByTime(16)
  }
  const framesOf = (who: string) => calls.filter(([, its]) => its === who).map(([at]) => at)
  expect(framesOf('one').length).toBeGreaterThan(14)
  expect(framesOf('one').length).toBeLessThan(18)
  expect(framesOf('other').slice(1)).toEqual(framesOf('one').slice(1))
})

test('the last change is shown though nothing follows it', () => {
  let shown = 0
  let now = 1
  const show = onBeat(() => (shown = now))
  show(true)
  now = 2
  show(true)
  expect(shown).toBe(1)
  vi.advanceTimersByTime(400)
  expect(shown).toBe(2)
})

test('a call that is cancelled is not made', () => {
  let count = 0
  const show = onBeat(() => (count += 1))
  show()
  show()
  show.cancel()
  vi.advanceTimersByTime(1000)
  expect(count).toBe(1)
})
