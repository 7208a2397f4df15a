/** The figure of the architecture is the one that the import graph gives. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawFigure, figureFile } from '../../docs/figure'

test('docs/architecture.svg is as `npm run figure` draws it', () => {
  expect(readFileSync(figureFile, 'utf8')).toBe(drawFigure())
})
