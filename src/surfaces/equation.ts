/** A surface as an equation in TeX. */
import { texOfName } from '../math/tex'
import type { CompiledSurface } from './compile'

export function equationOf({ parameters, tex }: Pick<CompiledSurface, 'parameters' | 'tex'>): string {
  return `L(${parameters.map(texOfName).join(',\\,')}) = ${tex}`
}
