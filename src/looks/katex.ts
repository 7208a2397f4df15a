/** KaTeX with its styles, loaded with the first formula, and fit for the page's policy. */
import type * as Katex from 'katex'

/** Lays out TeX. The look of what it gives comes with its styles. */
export type Typesetter = (tex: string) => Node

let loading: Promise<Typesetter> | undefined

/** Rejects where it cannot be loaded; asked again, it tries again. */
export function loadKatex(): Promise<Typesetter> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([loaded]) => typesetterOf(loaded as Loaded),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

function typesetterOf({ __renderToDomTree: build }: Loaded): Typesetter {
  return (tex) => {
    const built = build(tex, { throwOnError: false, output: 'html', strict: 'ignore' })
    dropStyles(built)
    return built.toNode()
  }
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
