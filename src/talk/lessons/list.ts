/** All lessons, in the order in which they are best read. A new one is a file and a line here. */
import { aFamily } from './aFamily'
import { aLimitThatCanBeFelt } from './aLimitThatCanBeFelt'
import { batches } from './batches'
import { feelYourWayDown } from './feelYourWayDown'
import { fourDataSets } from './fourDataSets'
import type { Lesson } from './lesson'
import { linearRegression } from './linearRegression'
import { momentum } from './momentum'
import { oneParameter } from './oneParameter'
import { saddleAndPlateau } from './saddleAndPlateau'
import { theLearningRate } from './theLearningRate'
import { twoParameters } from './twoParameters'
import { whyNaN } from './whyNaN'

export const lessons: readonly Lesson[] = [
  oneParameter,
  feelYourWayDown,
  aLimitThatCanBeFelt,
  theLearningRate,
  whyNaN,
  twoParameters,
  momentum,
  saddleAndPlateau,
  aFamily,
  linearRegression,
  batches,
  fourDataSets,
]
