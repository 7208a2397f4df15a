/** Errands end with their caller or with their engine, in every browser that the page works in. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Errands } from '../../../../src/lab/desk/errands'
import { racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const plan = starts(racePlan('bowl', runnerPlan('sgd', {})), 2)

beforeEach(() => {
  // Chrome 111, Firefox 115 and Safari 16.4 have none.
  vi.spyOn(AbortSignal, 'any').mockImplementation(() => {
    throw new TypeError('AbortSignal.any is not a function')
  })
})
afterEach(() => vi.restoreAllMocks())

/** An errand that is computed until its signal aborts. */
function runUntilAborted(): {
  readonly asked: Promise<unknown>
  readonly ran: Promise<void>
  readonly errands: Errands
  readonly signals: AbortSignal[]
  readonly caller: AbortController
  readonly engine: AbortController
} {
  const errands = new Errands()
  const [caller, engine] = [new AbortController(), new AbortController()]
  const signals: AbortSignal[] = []
  const asked = errands.ask(plan, caller.signal)
  asked.catch(() => {})
  const ran = errands.runFirst((_, signal) => {
    signals.push(signal)
    return new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error)))
  }, engine.signal)
  return { asked, ran, errands, signals, caller, engine }
}

test('an aborted caller ends the computation with its reason', async () => {
  const { asked, ran, errands, signals, caller } = runUntilAborted()
  caller.abort(new Error('the caller went'))
  await ran
  expect(signals[0]?.reason).toEqual(new Error('the caller went'))
  await expect(asked).rejects.toThrow('the caller went')
  expect(errands.areOpen).toBe(false)
})

test('an engine that ends leaves the errand to the next one', async () => {
  const { ran, errands, signals, engine } = runUntilAborted()
  engine.abort(new Error('the GPU went'))
  await ran
  expect(signals[0]?.reason).toEqual(new Error('the GPU went'))
  expect(errands.areOpen).toBe(true)
})

test('an engine that has ended already aborts at once', async () => {
  const errands = new Errands()
  errands.ask(plan, new AbortController().signal).catch(() => {})
  let wasAborted: boolean | undefined
  await errands.runFirst(async (_, signal) => {
    wasAborted = signal.aborted
    return undefined
  }, AbortSignal.abort())
  expect(wasAborted).toBe(true)
  expect(errands.areOpen).toBe(true)
})
