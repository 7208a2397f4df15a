/** Every function has its line, and no line is of a function that there is not. */
import { expect, test } from 'vitest'
import { constantHelp, givenHelp, numberGroups, vectorGroup } from '../../../src/editor/help'
import { givenNames } from '../../../src/experiment/rule/written'
import { compositions } from '../../../src/math/compositions'
import { constants, functions, ruleNames, vectorFunctions } from '../../../src/math/functions'

test('every function of numbers has one line of help', () => {
  const told = numberGroups.flatMap((group) => Object.keys(group.functions))
  expect(told.toSorted()).toEqual([...Object.keys(functions), ...Object.keys(compositions)].sort())
  expect(new Set(told).size).toBe(told.length)
})

test('so has every function of vectors, every constant and every given name', () => {
  expect(Object.keys(vectorGroup.functions)).toEqual(Object.keys(vectorFunctions))
  expect(Object.keys(constantHelp)).toEqual(Object.keys(constants))
  expect(Object.keys(givenHelp)).toEqual([
    ...givenNames.keys(),
    'eta',
    ...ruleNames.filter((name) => !Object.hasOwn(vectorFunctions, name)),
  ])
})

test('a line is short enough for a narrow list', () => {
  const lines = [...numberGroups, vectorGroup].flatMap((group) => Object.values(group.functions))
  expect(lines.filter((line) => line.length > 45)).toEqual([])
})
