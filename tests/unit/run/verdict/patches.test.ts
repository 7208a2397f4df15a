import { expect, test } from 'vitest'
import { Patches } from '../../../../src/run/verdict/patches'
import type { Scales } from '../../../../src/run/verdict/scales'

const scales = (width: number, depth: number) => ({ widths: [width, depth] }) as unknown as Scales

test('what is kept is found in the same patch, and not in the next', () => {
  const patches = new Patches<string>(scales(10, 2))
  patches.keep(-1.01, 0.501, 'here')
  expect(patches.at(-1.049, 0.509)).toBe('here')
  expect(patches.at(-1.051, 0.509)).toBeUndefined()
  expect(patches.at(-1.01, 0.511)).toBeUndefined()
})

test('the middle of a patch is the same from anywhere in it', () => {
  const patches = new Patches<string>(scales(10, 2))
  const [x, y] = patches.middleOf(-1.01, 0.501)
  expect(x).toBeCloseTo(-1.025, 12)
  expect(y).toBeCloseTo(0.505, 12)
  expect(patches.middleOf(-1.049, 0.509)).toEqual([x, y])
})

test('it forgets rather than grows without end', () => {
  const patches = new Patches<number>(scales(1, 1))
  for (let index = 0; index < 5000; index += 1) patches.keep(index, 0, index)
  expect(patches.at(0, 0)).toBeUndefined()
  expect(patches.at(4999, 0)).toBe(4999)
})
