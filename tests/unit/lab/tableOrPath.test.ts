/** A text of rows is data or a path: by the names of its columns, and by how many there are where they have none. */
import { expect, test } from 'vitest'
import { tableOrPath } from '../../../src/lab/tableOrPath'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { listedSurface } from '../../../src/surfaces/listed'

const onXY = defaultExperiment
const onFit = { ...defaultExperiment, surface: listedSurface('linearRegression') }

test.each<[string, string, typeof onXY, 'table' | 'path', boolean]>([
  ['a path', 'step,x,y\n0,1,2\n1,3,4', onXY, 'path', true],
  ['a path with a mistake', 'step,x,y\n0,1,2\n1,2', onXY, 'path', false],
  ['a path of other names with the loss', 'w1;w2;loss\n1,5;2;3\n3,5;4;5', onXY, 'path', true],
  ['a path named as the parameters', 'y,x\n1,2\n3,4', onXY, 'path', true],
  ['a path of the line', 'w\tb\n1\t2\n3\t4', onFit, 'path', true],
  ['two columns without names', '1 2\n3 4', onXY, 'path', true],
  ['a printout', 'step 1: x = 0.5, y = 0.25\nstep 2: x = 0.4, y = 0.2', onXY, 'path', false],
  ['x and y, where the parameters are others', 'x,y\n1,2\n3,4', onFit, 'table', true],
  ['two columns of names', 'weight;mpg\n3,5;18\n3,69;15', onXY, 'table', true],
  ['a price beside an index', 'index,price,cost\n0,1,2\n1,3,5', onXY, 'table', true],
  ['u and v', 'u,v\n1,2\n3,4', onXY, 'table', true],
  ['words beside numbers', 'car,weight,mpg\nFord,3.5,18\nOpel,2.1,30', onXY, 'table', true],
  ['five columns without names', '1,2,3,4,5\n2,3,4,5,6', onXY, 'table', true],
])('%s', (_, text, experiment, meant, either) => {
  expect(tableOrPath(experiment, 'rows.csv', text)).toEqual({ meant, either })
  expect(tableOrPath(experiment, 'rows.csv', new TextEncoder().encode(text))).toEqual({ meant, either })
})

test.each([
  ['nothing', '', 'table'],
  ['words alone', 'car,maker\nTorino,Ford', 'table'],
  ['one column', 'weight\n3.5\n3.69', 'table'],
  ['a quote that stays open', 'a,b\n1,2\n"3,4\n5,6', 'table'],
  ['a path with one parameter', 'step,w\n0,x\n1,y', 'path'],
  ['a printout', 'step 1: loss 0.5', 'path'],
] as const)('a file of data that is no table is told so: %s', (_, text, meant) => {
  expect(tableOrPath(onXY, 'rows.csv', text)).toEqual({ meant, either: meant === 'table' })
  expect(tableOrPath(onXY, 'run.log', text)).toEqual({ meant: 'path', either: false })
})
