/**
 * What is cut, covers something else, or lies outside of its place, by the boxes of texts and controls. It runs in the page
 * as text, so it cannot use anything outside itself.
 */
export function crampedParts(): string[] {
  /** Drawn as a whole: its inside may overlap as it likes. */
  const wholes =
    '.walk-line, .walk-numbers, .formula-line, .katex, .slider, .map-plot, .u-over, .toggle, .swatch, .race-map, .gauge-scale'
  /** What follows the picture, not the page: numbers at the axes give way to names by themselves. */
  const inPicture = '.scene-labels, .scene-legend'
  const slack = 1.5

  interface Unit {
    readonly element: Element
    readonly name: string
    readonly box: DOMRect
    /** What is seen of it, line by line. */
    readonly lines: readonly DOMRect[]
  }

  const problems: string[] = []
  const units = [...document.querySelectorAll('body *')].flatMap(unitOf)
  for (const unit of units) problems.push(...outside(unit))
  for (const [index, one] of units.entries())
    for (const other of units.slice(index + 1))
      if (collide(one, other)) problems.push(`${one.name} × ${other.name}`)
  for (const pane of document.querySelectorAll('.pane[data-footed]')) problems.push(...untitled(pane))
  return [...new Set(problems)]

  function unitOf(element: Element): Unit[] {
    if (element.parentElement?.closest(wholes)) return []
    const whole = element.matches(wholes)
    const isControl = element.matches('button, input, select, textarea, [role=separator]')
    const texts = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    )
    if (element.matches('option, script, noscript, title, style, .unseen, .divider')) return []
    if (!whole && !isControl && texts.length === 0) return []
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
    const range = document.createRange()
    range.selectNodeContents(element)
    const isBox = whole || isControl
    const box = isBox ? element.getBoundingClientRect() : range.getBoundingClientRect()
    const lines = (isBox ? [box] : [...range.getClientRects()])
      .map((line) => seenPart(element, line))
      .filter(({ width, height }) => width > 1 && height > 1)
    return lines.length > 0 ? [{ element, name: nameOf(element), box, lines }] : []
  }

  /** The box without what the element and its ancestors hide. */
  function seenPart(element: Element, box: DOMRect): DOMRect {
    let { left, top, right, bottom } = box
    for (let above: Element | null = element; above; above = above.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(above)
      const frame = above.getBoundingClientRect()
      if (overflowX !== 'visible') [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)]
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)]
      if (position === 'fixed') break
    }
    return new DOMRect(left, top, Math.max(right - left, 0), Math.max(bottom - top, 0))
  }

  /** A text that does not fit where it is, and nobody meant it to be cut. */
  function outside({ element, name, box }: Unit): string[] {
    if (element.closest(inPicture)) return []
    const found: string[] = []
    for (let above: Element | null = element; above; above = above.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(above)
      // An ellipsis is meant, and what scrolls can be reached.
      if (
        textOverflow === 'ellipsis' ||
        [overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll')
      )
        return found
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const frame = above.getBoundingClientRect()
      const isOut =
        box.left < frame.left - slack ||
        box.right > frame.right + slack ||
        box.top < frame.top - slack ||
        box.bottom > frame.bottom + slack
      if (isOut) return [...found, `${name} is cut by ${shortOf(above)}`]
    }
    const { clientWidth, clientHeight } = document.documentElement
    if (
      box.left < -slack ||
      box.right > clientWidth + slack ||
      box.top < -slack ||
      box.bottom > clientHeight + slack
    )
      found.push(`${name} is outside of the page`)
    return found
  }

  function collide(one: Unit, other: Unit): boolean {
    if (one.element.contains(other.element) || other.element.contains(one.element)) return false
    // Names follow the balls.
    const [isName, isOther] = [one, other].map(({ element }) => element.closest(inPicture) !== null)
    if (isName && isOther) return false
    if ((isName || isOther) && [one, other].some(({ element }) => element.closest('.lab-tools'))) return false
    return one.lines.some((line) => other.lines.some((its) => meet(line, its)))
  }

  function meet(one: DOMRect, other: DOMRect): boolean {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
    // Lines of text have some air of their own.
    return across > slack && down > 2 * slack
  }

  function untitled(pane: Element): string[] {
    const title = pane.querySelector('.pane-title')
    const [frame, box] = [pane.getBoundingClientRect(), title?.getBoundingClientRect()]
    const isInside =
      box &&
      box.width > 8 &&
      box.height > 8 &&
      box.left >= frame.left - 1 &&
      box.right <= frame.right + 1 &&
      box.top >= frame.top - 1 &&
      box.bottom <= frame.bottom + 1
    return isInside ? [] : [`pane ${pane.textContent} has no title inside`]
  }

  function nameOf(element: Element): string {
    const text =
      element.getAttribute('aria-label') ?? (element.textContent?.trim() || element.getAttribute('title'))
    return `${shortOf(element)} “${(text ?? '').slice(0, 24)}”`
  }

  function shortOf(element: Element): string {
    const [first] = element.classList
    return element.tagName.toLowerCase() + (first === undefined ? '' : `.${first}`)
  }
}
