/** Every optimizer, in the order of the list that a person sees. */
import { adabelief } from './adabelief'
import { adadelta } from './adadelta'
import { adagrad } from './adagrad'
import { adahessian } from './adahessian'
import { adam } from './adam'
import { adamax } from './adamax'
import { adamw } from './adamw'
import { adan } from './adan'
import { amsgrad } from './amsgrad'
import { armijo } from './armijo'
import { barzilaiBorwein } from './barzilaiBorwein'
import { conjugateGradient } from './conjugateGradient'
import { lbfgs } from './lbfgs'
import { lion } from './lion'
import { lookahead } from './lookahead'
import { momentum } from './momentum'
import { nadam } from './nadam'
import { nesterov } from './nesterov'
import { newton } from './newton'
import type { Optimizer } from './optimizer'
import { polyak } from './polyak'
import { qhadam } from './qhadam'
import { radam } from './radam'
import { rmsprop } from './rmsprop'
import { rprop } from './rprop'
import { sam } from './sam'
import { scheduleFree } from './scheduleFree'
import { sgd } from './sgd'
import { sgld } from './sgld'
import { signsgd } from './signsgd'
import { signum } from './signum'
import { sophia } from './sophia'
import { yogi } from './yogi'

export const optimizers: readonly Optimizer[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adadelta,
  adam,
  amsgrad,
  adamw,
  adamax,
  nadam,
  radam,
  adabelief,
  yogi,
  lion,
  signsgd,
  rprop,
  sam,
  newton,
  armijo,
  conjugateGradient,
  lbfgs,
  qhadam,
  adan,
  lookahead,
  signum,
  scheduleFree,
  polyak,
  barzilaiBorwein,
  adahessian,
  sophia,
  sgld,
]

/** The optimizer with this id, if the list has it. */
export function optimizerById(id: string): Optimizer | undefined {
  return optimizers.find((optimizer) => optimizer.id === id)
}
