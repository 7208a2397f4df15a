/** The link to the default experiment, five optimizers on Rosenbrock. Without a link the page opens something else. */
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import { encodeLink } from '../../src/experiment/link/link'

export const usualHash = encodeLink(defaultExperiment)
