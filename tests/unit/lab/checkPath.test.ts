/** A path that is dropped on the page is compared with the selected runner, and what explains it can run beside. */
import { expect, test } from 'vitest'
import { setRunnerSetting, setView } from '../../../src/experiment/edits/edits'
import { putBeside } from '../../../src/experiment/edits/besideEdits'
import { maxRunners } from '../../../src/experiment/limits'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { checkPath } from '../../../src/lab/checkPath'
import { isBeside, isStale } from '../../../src/lab/checkedPath'
import { type Lab, createLab } from '../../../src/lab/store'
import { experimentOf, pointsOf, tableOf } from '../../helpers/checked'

const adam = { optimizer: 'adam', settings: { eta: 0.1 } }
const on = (...runners: object[]) => ({
  surface: { id: 'himmelblau' },
  start: [-0.5, 1.25],
  steps: 40,
  runners,
})
const bare = {
  name: 'Bare',
  settings: { eta: 0.1, beta1: 0.9, beta2: 0.999 },
  state: { m: 0, v: 0 },
  rule: 'm = beta1 m + (1 - beta1) g\nv = beta2 v + (1 - beta2) g^2\ntheta = theta - eta m / (sqrt(v) + 1e-8)',
}
const faulty = pointsOf(on({ optimizer: bare }), 40)

function labOf(...runners: object[]): Lab {
  return createLab(experimentOf(on(...runners)))
}

function checkedIn({ store }: Lab) {
  const { checked } = store.getState()
  if (!checked) throw new Error('nothing was checked')
  return checked
}

test('the selected runner is compared, by its name', () => {
  const lab = labOf({ optimizer: 'sgd' }, adam)
  lab.store.getState().select(1)
  checkPath(lab, tableOf(pointsOf(on(adam), 40)), 'mine.csv')
  const { words, agrees, partsAt, reading, file } = checkedIn(lab)
  expect({ words, agrees, partsAt, reading, file }).toEqual({
    words: ['Adam and the path agree to 17 digits over 40 steps.'],
    agrees: true,
    partsAt: undefined,
    reading: undefined,
    file: 'mine.csv',
  })
})

test('what explains a path runs beside the runner, through the same points', () => {
  const lab = labOf({ optimizer: 'sgd' }, adam, { optimizer: 'momentum' })
  lab.store.getState().select(1)
  checkPath(lab, tableOf(faulty), 'mine.csv')
  const { partsAt, reading, points, runner } = checkedIn(lab)
  expect({ partsAt, runner }).toEqual({ partsAt: 1, runner: 1 })
  expect([...points.subarray(3, 5)]).toEqual(faulty[1])
  if (!reading) throw new Error('no reading')
  lab.store.getState().edit((now) => putBeside(now, runner, reading))
  const { experiment } = lab.store.getState()
  expect(isBeside(experiment, checkedIn(lab))).toBe(true)
  expect(
    experiment.runners.map(({ optimizer }) => (typeof optimizer === 'string' ? optimizer : optimizer.name)),
  ).toEqual(['sgd', 'adam', 'Adam: bias correction missing', 'momentum'])
  expect(new Set(experiment.runners.map(({ colour }) => colour)).size).toBe(4)
  const run = lab.race().runs[2]
  const apart = faulty.map(([x = 0, y = 0], step) =>
    Math.hypot(x - (run?.points[3 * step] ?? 0), y - (run?.points[3 * step + 1] ?? 0)),
  )
  expect(Math.max(...apart)).toBeLessThan(1e-12)
  // It is a document like any other, and one step back it is gone.
  expect(parseExperiment(JSON.parse(JSON.stringify(serialize(experiment)))).problems).toEqual([])
  lab.store.getState().undo()
  expect(lab.store.getState().experiment.runners).toHaveLength(3)
  expect(isBeside(lab.store.getState().experiment, checkedIn(lab))).toBe(false)
  lab.store.getState().redo()
  expect(isBeside(lab.store.getState().experiment, checkedIn(lab))).toBe(true)
})

test('another start and other settings go with what is put beside', () => {
  const lab = labOf(adam)
  const path = pointsOf({ ...on({ ...adam, settings: { eta: 0.1, beta2: 0.99 } }), start: [2, 0.5] }, 40)
  checkPath(lab, tableOf(path), 'mine.csv')
  const { reading, words } = checkedIn(lab)
  expect(words[1]).toContain('beta2 = 0.99 instead of 0.999')
  if (!reading) throw new Error('no reading')
  const [, added] = putBeside(lab.store.getState().experiment, 0, reading, reading.start).runners
  expect(added).toMatchObject({ optimizer: 'adam', start: [2, 0.5], settings: { beta2: 0.99 } })
})

test('a full experiment takes nothing more', () => {
  const full = experimentOf(on(...Array.from({ length: maxRunners }, () => adam)))
  const [{ optimizer, settings, schedule, clip }] = full.runners as [(typeof full.runners)[0] & object]
  expect(putBeside(full, 0, { optimizer, settings, schedule, clip })).toBe(full)
})

test('a verdict is of the runner as it was', () => {
  const lab = labOf(adam, { optimizer: 'sgd' })
  checkPath(lab, tableOf(faulty), 'mine.csv')
  const stale = () => isStale(lab.store.getState().experiment, checkedIn(lab))
  const { edit, undo } = lab.store.getState()
  expect(stale()).toBe(false)
  edit((now) => setView(now, { theme: 'light' }))
  edit((now) => setRunnerSetting(now, 1, 'eta', 0.002))
  edit((now) => ({ ...now, steps: 90 }))
  expect(stale()).toBe(false)
  edit((now) => setRunnerSetting(now, 0, 'eta', 0.2))
  expect(stale()).toBe(true)
  undo()
  expect(stale()).toBe(false)
})

test.each([
  ['a path that breaks off', 'step,x,y\n0,1,2\n1,2', 'mine.csv: line 3: 3 numbers expected, 2 found, complete the line or leave it out'],
  ['a start alone', 'step,x,y\n0,-0.5,1.25', 'mine.csv: the path has only its start, add the rows of its steps'],
])('%s is a notice, and what was shown stays', (_, text, line) => {
  const lab = labOf(adam)
  checkPath(lab, tableOf(faulty), 'first.csv')
  checkPath(lab, text, 'mine.csv')
  expect(lab.store.getState().notices).toEqual([line])
  expect(checkedIn(lab).file).toBe('first.csv')
}) // prettier-ignore

test('without a runner there is nothing to compare it with', () => {
  const lab = labOf()
  checkPath(lab, tableOf(faulty), 'mine.csv')
  expect(lab.store.getState()).toMatchObject({
    checked: undefined,
    notices: ['mine.csv: there is no runner to compare it with. Add one.'],
  })
})
