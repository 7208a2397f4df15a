/** Chapters: one for each part of a film, as lines and as metadata. */
import { expect, test } from 'vitest'
import { chapterLines, chaptersOf, ffmetadataOf } from '../../../src/film/chapters'
import { parseFilm } from '../../../src/film/document/readFilm'
import type { Film } from '../../../src/film/film'

const experiment = { surface: { id: 'parabola' }, steps: 4, runners: [{ optimizer: 'sgd' }] }

function film(more: object): Film {
  const { film, problems } = parseFilm({ thalweg: 'film', version: 1, fps: 10, ...more })
  expect(problems).toEqual([])
  if (!film) throw new Error('no film')
  return film
}

const cue = { experiment, text: 'Words.' }
const cues = [
  { ...cue, title: 'η = 1; #1', seconds: 6 },
  { ...cue, title: 'Down\\up', seconds: 70.25 },
  { ...cue, title: '', seconds: 3600 },
]
const lecture = film({ talk: { thalweg: 'talk', version: 1, title: 'Mine', cues } })

test('a film of a talk has a chapter for each cue; one without a title has the name of its surface', () => {
  expect(chaptersOf(lecture)).toEqual([
    { from: 0, to: 6, title: 'η = 1; #1' },
    { from: 6, to: 76.25, title: 'Down\\up' },
    { from: 76.25, to: 3676.3, title: 'Parabola' },
  ])
  expect(chapterLines(chaptersOf(lecture))).toBe('0:00 η = 1; #1\n0:06 Down\\up\n1:16 Parabola\n')
})

test('a range of frames has its chapters, from its own begin', () => {
  expect(chaptersOf(lecture, [30, 100])).toEqual([
    { from: 0, to: 3, title: 'η = 1; #1' },
    { from: 3, to: 7, title: 'Down\\up' },
  ])
  expect(chaptersOf(lecture, [60, 70]).map(({ title }) => title)).toEqual(['Down\\up'])
})

test.each([
  [true, 'Parabola'],
  [false, 'Parabola'],
  ['Of two rates', 'Of two rates'],
])('a film of one experiment with the title %j has one chapter, %s', (title, name) => {
  expect(chaptersOf(film({ experiment, seconds: 3, show: { title } }))).toEqual([
    { from: 0, to: 3, title: name },
  ])
})

test('hours are said where there are some', () => {
  const at = (from: number): string => chapterLines([{ from, to: from + 1, title: 'A\nB' }])
  expect([0, 59.9, 60, 3599.999, 3600, 7199].map(at)).toEqual(
    ['0:00', '0:59', '1:00', '59:59', '1:00:00', '1:59:59'].map((time) => `${time} A B\n`),
  )
})

test('ffmetadata: what has a meaning there is escaped', () => {
  expect(ffmetadataOf(chaptersOf(lecture, [0, 100]), 'a=b')).toBe(
    `;FFMETADATA1
title=a\\=b

[CHAPTER]
TIMEBASE=1/1000
START=0
END=6000
title=η \\= 1\\; \\#1

[CHAPTER]
TIMEBASE=1/1000
START=6000
END=10000
title=Down\\\\up
`,
  )
})
