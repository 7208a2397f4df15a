/**
 * Formulas for a pen: KaTeX lays one out in the document, off the screen and at a size of its own, and what stands there is
 * taken down as texts, paths and bars. The window and the page's own text have no part in it.
 */
import { type Typesetter, loadKatex } from '../../../looks/katex'
import type { FormulaPicture } from './formula'

/** In CSS pixels: large, so that what a browser rounds to whole pixels is little. */
const laidOutAt = 100

/** A formula in a size of text in units, and a colour. */
export type Formulas = (tex: string, size: number, colour: string) => FormulaPicture

/** With KaTeX and all its fonts, so that from then on a formula is drawn at once. @throws Error with a line for the person */
export async function loadFormulas(): Promise<Formulas> {
  try {
    const typesetter = await loadKatex()
    const faces = [...document.fonts].filter(({ family }) => /KaTeX/.test(family))
    await Promise.all(faces.map((face) => face.load()))
    return formulasWith(typesetter)
  } catch {
    throw new Error('What typesets formulas did not load. Reload the page, or film without formula and card.')
  }
}

function formulasWith(typesetter: Typesetter): Formulas {
  const known = new Map<string, Layout>()
  return (tex, size, colour) => {
    const layout = known.get(tex) ?? layoutOf(typesetter(`\\displaystyle ${tex}`))
    known.set(tex, layout)
    const scale = size / laidOutAt
    return {
      width: scale * layout.width,
      height: scale * layout.height,
      draw: (pen) => {
        pen.save()
        pen.scale(scale, scale)
        drawLayout(pen, layout, colour)
        pen.restore()
      },
    }
  }
}

/** In CSS pixels from the upper left corner. */
interface Layout {
  readonly width: number
  readonly height: number
  readonly texts: readonly { readonly text: string; readonly font: string; readonly x: number; readonly y: number }[]
  readonly paths: readonly { readonly path: Path2D; readonly placed: DOMMatrix; readonly within: DOMRect }[]
  readonly bars: readonly DOMRect[]
} // prettier-ignore

function drawLayout(pen: CanvasRenderingContext2D, { texts, paths, bars }: Layout, colour: string): void {
  pen.fillStyle = colour
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  for (const { text, font, x, y } of texts) {
    pen.font = font
    pen.fillText(text, x, y)
  }
  for (const { x, y, width, height } of bars) pen.fillRect(x, y, width, height)
  for (const { path, placed, within } of paths) {
    pen.save()
    pen.beginPath()
    pen.rect(within.x, within.y, within.width, within.height)
    pen.clip()
    pen.transform(placed.a, placed.b, placed.c, placed.d, placed.e, placed.f)
    pen.fill(path)
    pen.restore()
  }
}

function layoutOf(formula: Node): Layout {
  const host = document.body.appendChild(document.createElement('div'))
  host.inert = true
  Object.assign(host.style, {
    position: 'fixed',
    left: '0',
    top: '-10000px',
    width: 'max-content',
    direction: 'ltr',
    whiteSpace: 'nowrap',
    letterSpacing: 'normal',
    wordSpacing: 'normal',
    textRendering: 'geometricPrecision',
  } satisfies Partial<CSSStyleDeclaration>)
  try {
    host.append(formula)
    const base = host.querySelector<HTMLElement>('.katex')
    if (base) base.style.fontSize = `${laidOutAt}px`
    return taken(host)
  } finally {
    host.remove()
  }
}

function taken(host: HTMLElement): Layout {
  const elements = [...host.querySelectorAll<HTMLElement | SVGElement>('*')]
  const nodes = textsIn(host)
  // A box without height stands on the baseline.
  const feet = nodes.map((node) => {
    const foot = document.createElement('span')
    Object.assign(foot.style, { display: 'inline-block', width: '0', height: '0' })
    node.after(foot)
    return foot
  })
  const { x: left, y: top, width } = host.getBoundingClientRect()
  const moved = ({ x, y, width: wide, height }: DOMRect): DOMRect => new DOMRect(x - left, y - top, wide, height)
  const boxes = elements.map((element) => moved(element.getBoundingClientRect()))
  const texts = nodes.map((node, index) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(node.parentElement ?? host)
    return {
      text: node.data,
      font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
      x: range.getBoundingClientRect().x - left,
      y: (feet[index]?.getBoundingClientRect().bottom ?? 0) - top,
    }
  })
  const bars = elements.flatMap((element, index) => barsOf(getComputedStyle(element), boxes[index] ?? new DOMRect()))
  const paths = elements.flatMap((element, index) =>
    element instanceof SVGSVGElement ? pathsOf(element, boxes[index] ?? new DOMRect(), moved) : [],
  )
  return { texts, bars, paths, width, height: host.getBoundingClientRect().height }
} // prettier-ignore

/** Nodes with something to see. */
function textsIn(host: HTMLElement): Text[] {
  const texts: Text[] = []
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.replace(/[\s\u200b]/g, '') !== '') texts.push(node)
  return texts
}

/** The borders of a box: lines of fractions and roots, and of tables. */
function barsOf(style: CSSStyleDeclaration, { left, right, top, bottom, width, height }: DOMRect): DOMRect[] {
  const [above, below] = [widthOf(style.borderTopWidth), widthOf(style.borderBottomWidth)]
  const [before, behind] = [widthOf(style.borderLeftWidth), widthOf(style.borderRightWidth)]
  return [
    new DOMRect(left, top, width, above),
    new DOMRect(left, bottom - below, width, below),
    new DOMRect(left, top, before, height),
    new DOMRect(right - behind, top, behind, height),
  ].filter((bar) => bar.width > 0 && bar.height > 0)
}

function widthOf(border: string): number {
  return Number.parseFloat(border) || 0
}

/** The paths of a picture, which fills its box and is cut off at the nearest edge that cuts. */
function pathsOf(svg: SVGSVGElement, box: DOMRect, moved: (rect: DOMRect) => DOMRect): Layout['paths'] {
  const { width, height } = svg.viewBox.baseVal
  const { align } = svg.preserveAspectRatio.baseVal
  if (width === 0 || height === 0) return []
  const scale = Math.max(box.width / width, box.height / height)
  const { SVG_PRESERVEASPECTRATIO_XMIDYMIN: middle, SVG_PRESERVEASPECTRATIO_XMAXYMIN: end } = SVGPreserveAspectRatio
  const share = align === middle ? 0.5 : align === end ? 1 : 0
  const placed = new DOMMatrix([scale, 0, 0, scale, box.x + share * (box.width - scale * width), box.y])
  let edge: Element | null = svg.parentElement
  while (edge && getComputedStyle(edge).overflowX !== 'hidden') edge = edge.parentElement
  const within = edge ? common(box, moved(edge.getBoundingClientRect())) : box
  return [...svg.querySelectorAll('path')].map((path) => ({
    path: new Path2D(path.getAttribute('d') ?? ''),
    placed,
    within,
  }))
} // prettier-ignore

function common(one: DOMRect, other: DOMRect): DOMRect {
  const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)]
  const [right, bottom] = [Math.min(one.right, other.right), Math.min(one.bottom, other.bottom)]
  return new DOMRect(left, top, Math.max(right - left, 0), Math.max(bottom - top, 0))
}
