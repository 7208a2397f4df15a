/** Why the scene cannot be drawn here, in words. */
import { graphics } from '../../lab/graphics'

/** A sentence for the page; undefined where all is well. */
export const supportTexts: Readonly<Record<ReturnType<typeof graphics>['support'], string | undefined>> = {
  ok: undefined,
  'no-webgl2': 'This browser has no WebGL2, so the surface cannot be drawn.',
  'no-float-targets':
    'This GPU cannot draw into float textures (EXT_color_buffer_float), so the surface cannot be drawn.',
}
