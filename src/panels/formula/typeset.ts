/** KaTeX, loaded when the first formula is to be shown, and not before the page has been painted. */
import type * as Katex from 'katex'

/** Puts TeX in an element, once KaTeX is there. The last text asked for an element is the one that shows. */
export function typeset(target: HTMLElement, tex: string): void {
  if (wanted.get(target) === tex) return
  wanted.set(target, tex)
  if (katex) render(katex, target, tex)
  else
    void load().then((loaded) => {
      if (wanted.get(target) === tex) render(loaded, target, tex)
    })
}

const wanted = new WeakMap<HTMLElement, string>()
let katex: typeof Katex | undefined
let loading: Promise<typeof Katex> | undefined

function load(): Promise<typeof Katex> {
  loading ??= painted()
    .then(() => Promise.all([import('katex'), import('katex/dist/katex.min.css')]))
    .then(([loaded]) => {
      katex = loaded
      return loaded
    })
  return loading
}

/** Two frames later, so that the first picture does not wait. */
function painted(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
}

function render({ render: draw }: typeof Katex, target: HTMLElement, tex: string): void {
  draw(tex, target, { throwOnError: false, output: 'html', strict: 'ignore' })
}
