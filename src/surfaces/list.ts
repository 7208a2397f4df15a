/** Every surface, in the order of the list that a person sees. */
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
import { levy13 } from './levy13'
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
import { sixHumpCamel } from './sixHumpCamel'
import { styblinskiTang } from './styblinskiTang'
import type { Surface } from './surface'
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
  parabola,
  shiftedParabola,
  shallowParabola,
  wrinkledCurve,
]

/** The surface with this id, if the list has it. */
export function surfaceById(id: string): Surface | undefined {
  return surfaces.find((surface) => surface.id === id)
}
