/** Subtitles: their times, their numbers, and what WebVTT asks of a text. */
import { expect, test } from 'vitest'
import { captionsOf, vttOf } from '../../../src/film/captions'
import { parseFilm } from '../../../src/film/document/readFilm'
import type { Film } from '../../../src/film/film'

/** θ is 4 · 0.4ⁿ after n steps of plain descent on θ². */
const experiment = {
  surface: { id: 'parabola' },
  start: [4],
  steps: 4,
  runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }],
}

function film(more: object): Film {
  const { film, problems } = parseFilm({ thalweg: 'film', version: 1, fps: 10, ...more })
  expect(problems).toEqual([])
  if (!film) throw new Error('no film')
  return film
}

const told = film({
  experiment,
  seconds: 6,
  play: { hold: [1, 1] },
  captions: [
    { from: 0, to: 1, text: 'At θ = {= x(0) : 4 } it stands.' },
    { from: 2, to: 4, text: 'Step {= step }: θ = {= x(0) : 4 }' },
    { from: 5, to: 6, text: 'After *all* steps [θ](show ball 0) is {= x(0) : 4 }' },
  ],
})

test('numbers are those of the race in the middle of the caption', () => {
  expect(captionsOf(told)).toEqual([
    { from: 0, to: 1, text: 'At θ = 4 it stands.', problems: [] },
    { from: 2, to: 4, text: 'Step 2: θ = 0.64', problems: [] },
    { from: 5, to: 6, text: 'After all steps θ is 0.1024', problems: [] },
  ])
})

test('a range of frames has its captions, from its own begin', () => {
  expect(captionsOf(told, [30, 55]).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 2.5],
  ])
  expect(captionsOf(told, [10, 20])).toEqual([])
  const [whole] = captionsOf(told, [30, 40])
  expect(whole?.text).toBe('Step 2: θ = 0.64')
})

test('what gives no number is told', () => {
  const given = { experiment, captions: [{ from: 0, to: 1, text: '{= lss(0) } {= loss(0, 9) }' }] }
  const { film: lost, problems } = parseFilm({ thalweg: 'film', version: 1, ...given })
  expect(problems).toEqual([
    'captions[0].text: unknown function "lss" at 4, did you mean "loss"?; the number is missing',
  ])
  if (!lost) throw new Error('it is a film')
  const [caption] = captionsOf(lost)
  expect(caption?.text).toMatch(/^no number/)
  expect(caption?.problems).toEqual(['unknown function "lss" at 4, did you mean "loss"?'])
})

test('cues of a talk speak from the middle of their glide to their end, in the order of time', () => {
  const cue = { experiment, text: 'θ = {= x(0) : 4 }\n\nand more', seconds: 6, play: { speed: 4 }, glide: 2 }
  const cues = [
    { ...cue, title: 'One' },
    { ...cue, title: 'Two' },
    { title: 'Three', experiment, text: '' },
  ]
  const talk = { thalweg: 'talk', version: 1, title: 'Mine', cues }
  const captions = captionsOf(film({ talk, captions: [{ from: 6.5, to: 7, text: 'between' }] }))
  expect(captions.map(({ from, to, text }) => [from, to, text])).toEqual([
    [0, 6, 'θ = 0.1024'],
    [6.5, 7, 'between'],
    [7, 12, 'θ = 4'],
  ])
})

test('several panes: the race of the first one is asked, as in the picture', () => {
  const panes = [{ start: [2] }, { runners: [0] }]
  const [caption] = captionsOf(
    film({
      experiment: { ...experiment, view: { panes } },
      captions: [{ from: 0, to: 0.2, text: '{= x(0) }' }],
    }),
  )
  expect(caption).toMatchObject({ text: '2', problems: [] })
})

test('WebVTT: times to the thousandth, and no text that ends or opens anything', () => {
  expect(
    vttOf([
      { from: 0.5, to: 3661.9996, text: 'a < b & c --> d\n\n  next \n' },
      { from: 59.9994, to: 60, text: 'β' },
    ]),
  ).toBe(
    'WEBVTT\n\n00:00:00.500 --> 01:01:02.000\na &lt; b &amp; c --&gt; d\nnext\n\n00:00:59.999 --> 00:01:00.000\nβ\n',
  )
  expect(vttOf([])).toBe('WEBVTT\n')
})
