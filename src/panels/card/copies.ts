/** What the formula card copies: what `emit` prints. It is loaded when something is copied. */
import { fieldGlsl, stepGlsl } from '../../ensemble/gpu/emit'
import { pageTemplates } from '../../ensemble/gpu/pageTemplates'
import { axesOf } from '../../experiment/defaults/ensembleDefaults'
import type { Experiment } from '../../experiment/experiment'
import { pythonOfRunner } from '../../run/emit/python'
import { pythonOfSurface } from '../../run/emit/pythonFile'
import { texOfRule, texOfSurface } from '../../run/emit/tex'

export type Copied = 'surface' | 'rule'
export type Form = 'TeX' | 'Python' | 'GLSL'

const writers: Readonly<Record<Copied, Readonly<Record<Form, (of: Experiment, runner: number) => string>>>> =
  {
    surface: {
      TeX: texOfSurface,
      Python: pythonOfSurface,
      GLSL: (experiment) => fieldGlsl(experiment, pageTemplates),
    },
    rule: {
      TeX: texOfRule,
      Python: pythonOfRunner,
      GLSL: (experiment, runner) => stepGlsl(experiment, runner, axesOf(experiment, runner), pageTemplates),
    },
  }

/** @throws Error if the rule has no such text */
export function textOf(of: Copied, form: Form, experiment: Experiment, runner: number): string {
  return writers[of][form](experiment, runner)
}
