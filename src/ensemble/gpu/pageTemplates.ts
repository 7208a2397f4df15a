/** The texts of shaders/ for a person to read, with their notes: what the page runs is bundled without. */
import { assembled } from '../../math/template'
import type { Templates } from './emit'

/** `&whole` keeps the build from shortening them. */
const texts = import.meta.glob<string>('../../../shaders/*.{glsl,frag}', {
  query: '?raw&whole',
  import: 'default',
  eager: true,
})

export const pageTemplates: Templates = {
  field: textOf('field.frag'),
  loop: textOf('ensembleStep.frag'),
  fused: textOf('ensembleFused.frag'),
  fusedStep: textOf('ensembleFusedStep.glsl'),
  assemble: (template, holes) => assembled(template, holes, textOf),
}

function textOf(name: string): string {
  const text = texts[`../../../shaders/${name}`]
  if (text === undefined) throw new RangeError(`there is no shader text "${name}"`)
  return text
}
