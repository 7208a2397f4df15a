/** Whatever a file holds, reading it does not throw, and what is printed is no accident of the language. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { FormulaError } from '../../../src/math/error'
import { race } from '../../../src/run/race'
import { merge } from '../../../src/talk/document/merge'
import { parseTalk } from '../../../src/talk/document/readTalk'
import { compileExpression } from '../../../src/talk/expression/expression'
import { setPart } from '../../../src/talk/path/setPart'
import { reportOf } from '../../../src/talk/report'

const { experiment } = parseExperiment({ surface: { id: 'bowl' }, steps: 8, runners: [{}, { optimizer: 'sgd', settings: { eta: 9 } }] }) // prettier-ignore
const moment = { race: race(experiment), turns: 3 }

/** Texts of pieces that mean something, in any order. */
const texts = (pieces: readonly string[]) =>
  fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 12 }).map((all) => all.join('')) // prettier-ignore

const forms = texts(['{= ', '{~ ', '}', '[', '](set ', '](seek ', '](show ', ')', '*', '\\', '\n\n', 'loss(0)', 'runners.0.settings.eta', ' = ', '2', 'chart', ' : ']) // prettier-ignore
const expressions = texts(['loss(', 'x(', 'first(', 'last(', 'limit(', 'end(', '0', '1', ', ', 'loss', 'step', 'N', ' < ', ')', '+', '_0', 'runners.0.settings.eta', 'start.1', ' ? ', ' : ', '|', '(']) // prettier-ignore

test('any text is printed, with its mistakes named (seed 11)', () => {
  fc.assert(
    fc.property(forms, (text) => {
      const { talk } = parseTalk({ thalweg: 'talk', version: 1, cues: [{ experiment, text }] })
      const [report] = talk ? reportOf(talk) : []
      expect(report?.text).toBeTypeOf('string')
      expect(report?.problems.every((problem) => !/undefined|\[object/.test(problem))).toBe(true)
    }),
    { seed: 11, numRuns: 300 },
  )
})

test('any expression gives a result, or a mistake within its text (seed 12)', () => {
  fc.assert(
    fc.property(expressions, (text) => {
      try {
        const result = compileExpression(text, experiment).evaluate(moment)
        if (result.kind === 'number') expect(result.value).toSatisfy(Number.isFinite)
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error
        expect(error.at).toBeGreaterThanOrEqual(0)
        expect(error.at + error.length).toBeLessThanOrEqual(Math.max(text.length, error.at))
        if (!text.includes('_')) expect(error.message).not.toMatch(/_\d/)
      }
    }),
    { seed: 12, numRuns: 1000 },
  )
})

test('any value is read as a talk, as a cue and as its parts (seed 13)', () => {
  const names = fc.constantFrom('title', 'from', 'experiment', 'text', 'controls', 'ask', 'play', 'show', 'camera', 'glide', 'seconds', 'note') // prettier-ignore
  const cues = fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue())), { maxLength: 4 })
  fc.assert(
    fc.property(cues, fc.jsonValue(), (all, other) => {
      const first = { experiment, ask: { kind: 'number', answer: other } }
      const { talk, problems } = parseTalk({ thalweg: 'talk', version: 1, cues: [first, ...all] })
      expect(talk?.cues.length).toBeLessThanOrEqual(all.length + 1)
      expect(problems.every((problem) => !problem.includes('\n'))).toBe(true)
      expect(() => JSON.stringify(merge(other, all[0]))).not.toThrow()
      expect(parseTalk(other).talk).toBeUndefined()
    }),
    { seed: 13, numRuns: 200 },
  )
})

test('any value set anywhere gives an Experiment or a problem (seed 14)', () => {
  const key = fc.constantFrom('runners', '0', '1', 'settings', 'eta', 'start', 'view', 'panes', 'surface', 'id', 'clip', 'norm', 'optimizer', 'steps') // prettier-ignore
  const paths = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'))
  fc.assert(
    fc.property(paths, fc.jsonValue(), (path, value) => {
      const edited = setPart(experiment, path, value)
      if ('problem' in edited) expect(edited.problem).toMatch(/./)
      else expect(edited.experiment.runners).toBeInstanceOf(Array)
    }),
    { seed: 14, numRuns: 300 },
  )
})
