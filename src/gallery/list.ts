/** All ready scenes, in the order of the sheet. A new one is a file, a line here and a thumbnail. */
import { adamForgets } from './adamForgets'
import { atlas } from './atlas'
import { bananaValley } from './bananaValley'
import { basins } from './basins'
import { coolingDown } from './coolingDown'
import { dimples } from './dimples'
import { downARavine } from './downARavine'
import { eggBox } from './eggBox'

import { fourMomenta } from './fourMomenta'
import { fourRates } from './fourRates'
import { newtonsTrap } from './newtonsTrap'
import { offTheSaddle } from './offTheSaddle'
import { oneRowFarOff } from './oneRowFarOff'
import { opening } from './opening'
import { ownFormula } from './ownFormula'
import { ownRule } from './ownRule'
import { shaken } from './shaken'
import { swarm } from './swarm'
import { theCliff } from './theCliff'
import { threeBatches } from './threeBatches'
import type { Scene } from './scene'

export const scenes: readonly Scene[] = [
  opening,
  downARavine,
  fourRates,
  fourMomenta,
  bananaValley,
  offTheSaddle,
  newtonsTrap,
  eggBox,
  swarm,
  basins,
  atlas,
  adamForgets,
  coolingDown,
  threeBatches,
  oneRowFarOff,
  theCliff,
  shaken,
  dimples,
  ownFormula,
  ownRule,
]
