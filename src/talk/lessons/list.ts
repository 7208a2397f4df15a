/** All lessons, in the order in which they are best read. A new one is a file and a line here. */
import { aFamily } from './aFamily'
import { aLimitThatCanBeFelt } from './aLimitThatCanBeFelt'
import { aMarble } from './aMarble'
import { aMillionStarts } from './aMillionStarts'
import { batchTemperature } from './batchTemperature'
import { batches } from './batches'
import { clipping } from './clipping'
import { comparison } from './comparison'
import { depth } from './depth'
import { earlyStopping } from './earlyStopping'
import { epochs } from './epochs'
import { feelYourWayDown } from './feelYourWayDown'
import { foggyMountain } from './foggyMountain'
import { fourDataSets } from './fourDataSets'
import type { Lesson } from './lesson'
import { linearRegression } from './linearRegression'
import { momentum } from './momentum'
import { noiseAsTemperature } from './noiseAsTemperature'
import { oneParameter } from './oneParameter'
import { outliers } from './outliers'
import { rangeTest } from './rangeTest'
import { ravines } from './ravines'
import { saddleAndPlateau } from './saddleAndPlateau'
import { schedules } from './schedules'
import { stopping } from './stopping'
import { theBugInYourOptimizer } from './theBugInYourOptimizer'
import { theEdgeOfMomentum } from './theEdgeOfMomentum'
import { theLearningRate } from './theLearningRate'
import { theRuleInParts } from './theRuleInParts'
import { theWidthOfGoodRates } from './theWidthOfGoodRates'
import { twoParameters } from './twoParameters'
import { whyNaN } from './whyNaN'

export const lessons: readonly Lesson[] = [
  oneParameter,
  theRuleInParts,
  foggyMountain,
  feelYourWayDown,
  aLimitThatCanBeFelt,
  theLearningRate,
  twoParameters,
  whyNaN,
  momentum,
  theEdgeOfMomentum,
  theWidthOfGoodRates,
  ravines,
  saddleAndPlateau,
  aMillionStarts,
  aMarble,
  noiseAsTemperature,
  clipping,
  depth,
  linearRegression,
  batches,
  outliers,
  epochs,
  batchTemperature,
  rangeTest,
  comparison,
  schedules,
  stopping,
  earlyStopping,
  fourDataSets,
  aFamily,
  theBugInYourOptimizer,
]
