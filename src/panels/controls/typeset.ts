/** Formulas on the page: KaTeX is loaded with the first one, after the page has been painted. */
import { type Typesetter, loadKatex } from '../../looks/katex'
import { renumber } from './renumber'

/** Puts TeX in an element, once KaTeX is loaded. The last text asked for is the one that shows. */
export function typeset(target: HTMLElement, tex: string): void {
  const before = wanted.get(target)
  if (before === tex) return
  wanted.set(target, tex)
  if (katex) {
    if (before === undefined || !renumber(target, before, tex)) target.replaceChildren(katex(tex))
  } else
    load().then(
      (loaded) => {
        if (wanted.get(target) === tex) target.replaceChildren(loaded(tex))
      },
      // The text as it is says what the formula would, and the next one asks again.
      () => {
        wanted.delete(target)
        loading = undefined
        target.textContent = tex
      },
    )
}

const wanted = new WeakMap<HTMLElement, string>()
let katex: Typesetter | undefined
let loading: Promise<Typesetter> | undefined

function load(): Promise<Typesetter> {
  loading ??= waitForPaint()
    .then(loadKatex)
    .then((loaded) => (katex = loaded))
  return loading
}

/** Two frames later, so that the first picture does not wait. */
function waitForPaint(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
}
