/** The shader that takes the steps of an ensemble, put together from the texts that the page bundles. */
import fused from '../../../shaders/ensembleFused.frag?raw'
import fusedStep from '../../../shaders/ensembleFusedStep.glsl?raw'
import loop from '../../../shaders/ensembleStep.frag?raw'
import { ensembleText } from '../../../shaders/ensembleText'
import type { Ground } from '../../run/ground'
import type { EnsemblePlan } from '../plan'
import { type StepShader, type StepTemplates, stepText } from './stepText'

export const stepTemplates: StepTemplates = { loop, fused, fusedStep, assemble: ensembleText }

/** @throws EnsembleError if the state does not fit; FormulaError if a text does not compile */
export function stepShader(plan: EnsemblePlan, ground: Ground): StepShader {
  return stepText(plan, ground, stepTemplates)
}
