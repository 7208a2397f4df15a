/** The texts of shaders/, read from their files: outside of the page nothing bundles them. */
import { readFileSync } from 'node:fs'
import type { Templates } from '../ensemble/gpu/emit'
import { assembled } from '../math/template'

const folder = new URL('../../shaders/', import.meta.url)

export const shaderTemplates: Templates = {
  get field() {
    return textOf('field.frag')
  },
  get loop() {
    return textOf('ensembleStep.frag')
  },
  get fused() {
    return textOf('ensembleFused.frag')
  },
  get fusedStep() {
    return textOf('ensembleFusedStep.glsl')
  },
  assemble: (template, holes) => assembled(template, holes, textOf),
}

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}
