/** The texts of shaders that the page bundles, for those who want whole shaders. */
import field from '../../../shaders/field.frag?raw'
import type { Templates } from './emit'
import { stepTemplates } from './stepShader'

export const pageTemplates: Templates = { ...stepTemplates, field }
