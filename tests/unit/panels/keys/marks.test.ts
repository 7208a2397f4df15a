/** The sheet's list of marks: each is named once, and says what it means in a sentence. */
import { isValidElement } from 'react'
import { expect, test } from 'vitest'
import { marks } from '../../../../src/panels/keys/Marks'

test('the marks of the picture are all told, each drawn in the inks that it is given', () => {
  const names = marks.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['ring', 'beads', 'dashes', 'arrow', 'target', 'halo']))
  for (const { name, means, draw } of marks) {
    expect(means, name).toMatch(/^.+[.]$/)
    const [one, other] = ['#111', '#222'].map((ink) =>
      JSON.stringify(draw({ runner: ink, other: ink, ink, casing: ink })),
    )
    expect(isValidElement(draw({ runner: '', other: '', ink: '', casing: '' })), name).toBe(true)
    expect(one, name).not.toBe(other)
  }
})
