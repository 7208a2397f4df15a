/** KaTeX, loaded with the first formula, after the page has been painted. */
import type * as Katex from 'katex'

/** Puts TeX in an element, once KaTeX is loaded. The last text asked for is the one that shows. */
export function typeset(target: HTMLElement, tex: string): void {
  if (wanted.get(target) === tex) return
  wanted.set(target, tex)
  if (katex) render(katex, target, tex)
  else
    load().then(
      (loaded) => {
        if (wanted.get(target) === tex) render(loaded, target, tex)
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
let katex: Loaded | undefined
let loading: Promise<Loaded> | undefined

function load(): Promise<Loaded> {
  loading ??= waitForPaint()
    .then(() => Promise.all([import('katex'), import('katex/dist/katex.min.css')]))
    .then(([loaded]) => (katex = loaded as Loaded))
  return loading
}

/** Two frames later, so that the first picture does not wait. */
function waitForPaint(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
}

function render({ __renderToDomTree: build }: Loaded, target: HTMLElement, tex: string): void {
  const built = build(tex, { throwOnError: false, output: 'html', strict: 'ignore' })
  dropStyles(built)
  target.replaceChildren(built.toNode())
}

/** KaTeX's tree before it is put on the page. KaTeX's types leave it out. */
interface Built {
  readonly attributes?: Record<string, string>
  readonly children?: readonly Built[]
  toNode(): Node
}

type Loaded = typeof Katex & {
  __renderToDomTree(tex: string, options: Katex.KatexOptions): Built
}

/**
 * The middle of a tall brace carries its width in a `style` attribute, which the page's policy refuses. Its box is as
 * wide, and the picture in it fills that anyway.
 */
function dropStyles({ attributes, children }: Built): void {
  if (attributes) delete attributes['style']
  children?.forEach(dropStyles)
}
