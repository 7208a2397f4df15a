/** Every surface, in the order of the list that a person sees. */
import { absoluteRegression } from './absoluteRegression'
import { ackley } from './ackley'
import { beale } from './beale'
import { booth } from './booth'
import { bowl } from './bowl'
import { branin } from './branin'
import { cliff } from './cliff'
import { dropWave } from './dropWave'
import { easom } from './easom'
import { eggholder } from './eggholder'
import { gaussianWells } from './gaussianWells'
import { goldsteinPrice } from './goldsteinPrice'
import { griewank } from './griewank'
import { himmelblau } from './himmelblau'
import { huberRegression } from './huberRegression'
import { levy13 } from './levy13'
import { linearRegression } from './linearRegression'
import { logisticRegression } from './logisticRegression'
import { matyas } from './matyas'
import { mccormick } from './mccormick'
import { monkeySaddle } from './monkeySaddle'
import { parabola } from './parabola'
import { plateau } from './plateau'
import { rastrigin } from './rastrigin'
import { ravine } from './ravine'
import { rosenbrock } from './rosenbrock'
import { saddle } from './saddle'
import { shallowParabola } from './shallowParabola'
import { shiftedParabola } from './shiftedParabola'
import { sineFit } from './sineFit'
import { sixHumpCamel } from './sixHumpCamel'
import { styblinskiTang } from './styblinskiTang'
import type { Surface } from './surface'
import { tanhUnit } from './tanhUnit'
import { threeHumpCamel } from './threeHumpCamel'
import { wrinkledCurve } from './wrinkledCurve'
import { wrinkledHill } from './wrinkledHill'

export const surfaces: readonly Surface[] = [
  bowl,
  ravine,
  saddle,
  monkeySaddle,
  plateau,
  cliff,
  wrinkledHill,
  rosenbrock,
  beale,
  himmelblau,
  rastrigin,
  ackley,
  styblinskiTang,
  threeHumpCamel,
  sixHumpCamel,
  booth,
  matyas,
  goldsteinPrice,
  branin,
  griewank,
  levy13,
  mccormick,
  easom,
  dropWave,
  eggholder,
  gaussianWells,
  linearRegression,
  absoluteRegression,
  huberRegression,
  logisticRegression,
  tanhUnit,
  sineFit,
  parabola,
  shiftedParabola,
  shallowParabola,
  wrinkledCurve,
]

/** The surface with this id, if the list has it. */
export function surfaceById(id: string): Surface | undefined {
  return surfaces.find((surface) => surface.id === id)
}
