/** All lessons, in the order in which they are best read. A new one is a file and a line here. */
import { aLimitThatCanBeFelt } from './aLimitThatCanBeFelt'
import { feelYourWayDown } from './feelYourWayDown'
import type { Lesson } from './lesson'
import { momentum } from './momentum'
import { oneParameter } from './oneParameter'
import { saddleAndPlateau } from './saddleAndPlateau'
import { theLearningRate } from './theLearningRate'

export const lessons: readonly Lesson[] = [
  oneParameter,
  feelYourWayDown,
  aLimitThatCanBeFelt,
  theLearningRate,
  momentum,
  saddleAndPlateau,
]
