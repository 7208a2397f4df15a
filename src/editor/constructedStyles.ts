/** Lets CodeMirror's styles into the page under its policy, which refuses style elements made by scripts. */
import { StyleModule } from 'style-mod'

/**
 * In a document, style-mod writes a style element; in a shadow root, it adopts a sheet that the script constructs,
 * which the policy allows. The document is given the set of a shadow root. @throws Error if style-mod keeps it otherwise
 */
export function adoptStyles(): void {
  const root = document.createElement('div').attachShadow({ mode: 'open' })
  StyleModule.mount(root, [])
  const [key] = Object.getOwnPropertySymbols(root)
  if (key === undefined || root.adoptedStyleSheets.length !== 1)
    throw new Error('The styles of the editor cannot be adopted.')
  Object.defineProperty(document, key, { value: Reflect.get(root, key), configurable: true })
}
