/** What is opened from a link, a file or a script: an experiment is loaded, and anything else leaves the present one. */
import { expect, test } from 'vitest'
import { readText } from '../../../src/experiment/file/file'
import { decodeLink, encodeLink } from '../../../src/experiment/link/link'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { open } from '../../../src/lab/open'
import { createLab, momentOf } from '../../../src/lab/store'

const bowl = parseExperiment({ surface: { id: 'bowl' } }).experiment

test('an experiment is loaded, with a notice for each wrong part', () => {
  const lab = createLab(bowl)
  const lines = open(lab, readText('{"steps": 7, "seed": -1}'), 'run.json')
  expect(lines).toEqual(['run.json: seed: -1 is out of range, whole numbers, 0 to 4294967295; 1 is used'])
  const { experiment, notices } = lab.store.getState()
  expect(experiment.steps).toBe(7)
  expect(notices).toEqual(lines)
  lines.push('a line of the caller')
  expect(notices).toHaveLength(1)
})

test('a link opens at its moment, in one step', () => {
  const lab = createLab(bowl)
  const seen: unknown[] = []
  const look = () => seen.push([lab.store.getState().experiment.surface, lab.timeline.position])
  lab.store.subscribe(look)
  lab.timeline.onChange(look)
  lab.timeline.onMove(look)
  const moment = { at: 12, play: true, speed: 8, loop: true, panels: false } as const
  const { experiment } = parseExperiment({ surface: { id: 'beale' } })
  expect(open(lab, decodeLink(encodeLink(experiment, moment)))).toEqual([])
  expect(new Set(seen.map(String))).toEqual(new Set([String([experiment.surface, 12])]))
  expect(lab.timeline.state).toMatchObject({ playing: true, speed: 8, loop: true })
  expect(momentOf(lab)).toEqual(moment)
  open(lab, decodeLink(encodeLink(bowl)))
  expect(lab.timeline.position).toBe(0)
  expect(lab.store.getState().panelsHidden).toBe(true)
})

test('a page that begins with a link begins at its moment, and does not play yet', () => {
  const lab = createLab(bowl, [], { at: 12, play: true, speed: 2, panels: false })
  expect(momentOf(lab)).toEqual({ at: 12, play: false, speed: 2, loop: false, panels: false })
})

test.each([
  ['no JSON', 'Dear all,', 'not JSON at line 1, column 1: unexpected "D"'],
  ['nothing', '', 'not JSON: the text ends too early'],
  ['a list', '[1, 2]', '[1, 2] is not an experiment'],
  ['another version', '{"version": 7}', 'version: 7 is not known, 1 is expected'],
  ['parts of something else', '{"type": "FeatureCollection", "features": []}', 'no part of it is one of an experiment, as "type"'],
  ['too much', ' '.repeat(16 * 1024 * 1024 + 1), 'the text is longer than 16 MiB'],
])('a file with %s leaves the experiment as it is, and one line says so', (_, text, reason) => {
  const lab = createLab(bowl)
  lab.timeline.seek(3)
  const lines = open(lab, readText(text), 'run.json')
  expect(lines).toEqual([`run.json: ${reason}; the experiment stays as it is`])
  expect(lab.store.getState()).toMatchObject({ experiment: bowl, past: [], notices: lines })
  expect(lab.timeline.step).toBe(3)
}) // prettier-ignore
