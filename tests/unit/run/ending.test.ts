/** How a run ends, in words: whole, for a narrow row, and in one word. */
import { expect, test } from 'vitest'
import { briefStatusText, lostText, lostWord, type Status, statusText } from '../../../src/run/ending'

test.each<[Status, whole: string, brief: string]>([
  [{ kind: 'diverged', step: 6 }, 'diverged at step 6', 'diverged at 6'],
  [{ kind: 'circling', minimum: 0, within: 0.01234 }, 'circling within 0.012 of a minimum', 'circling'],
  [{ kind: 'converged', minimum: 0, since: 6 }, 'converged', 'converged'],
  [{ kind: 'nothing' }, 'nothing here', 'nothing here'],
])('%o is said whole and in brief', (status, whole, brief) => {
  expect(statusText(status)).toBe(whole)
  expect(briefStatusText(status)).toBe(brief)
})

test('a lost run is said with its step, or in one word', () => {
  expect([lostText(4), lostWord(4)]).toEqual(['diverged at step 4', 'diverged'])
  expect([lostText(0), lostWord(0)]).toEqual(['nothing here', 'nothing here'])
})
