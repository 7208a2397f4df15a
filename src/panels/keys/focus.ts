/** Whether the focused element was only clicked. Such an element leaves the keys to the page. */

/** Listens until `signal` aborts. The returned function tells whether the focus came to `target` by a pointer. */
export function watchFocus(signal: AbortSignal): (target: EventTarget | null) => boolean {
  let isPointing = false
  let clicked: EventTarget | null = null
  /** Those that a pointer gave the focus to last. A dialog that Escape closes gives it back to one of them. */
  const pointed = new WeakSet<EventTarget>()
  let isEscaping = false
  const capture = { capture: true, signal }
  const down = ({ target }: PointerEvent) => {
    isPointing = true
    // One that had the focus before the click gets no event for it.
    const { activeElement } = document
    if (target instanceof Node && activeElement?.contains(target)) clicked = activeElement
  }
  const take = ({ target }: FocusEvent) => {
    // The focus also comes back with the window.
    const isBack = isEscaping && target !== null && pointed.has(target)
    clicked = isPointing || isBack || target === clicked ? target : null
    if (target && clicked) pointed.add(target)
    else if (target) pointed.delete(target)
  }
  const leave = () => {
    if (document.hasFocus()) clicked = null
  }
  window.addEventListener('pointerdown', down, capture)
  const press = ({ key }: KeyboardEvent) => {
    isPointing = false
    isEscaping = key === 'Escape'
  }
  window.addEventListener('keydown', press, capture)
  window.addEventListener('focusin', take, capture)
  window.addEventListener('focusout', leave, capture)
  return (target) => target !== null && target === clicked
}

/**
 * Whether a focused element takes the key itself. A field takes what is typed, and a list that the keyboard chose its
 * letters. Space presses a button or switch that the keyboard chose, and must not play as well.
 */
export function takesKey(target: EventTarget | null, isClicked: boolean, isSpace: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true
  if (target instanceof HTMLSelectElement) return !isClicked
  const isInput = target instanceof HTMLInputElement
  if (isInput && !['checkbox', 'radio', 'button', 'range'].includes(target.type)) return true
  const isPressable = target instanceof HTMLButtonElement || (isInput && target.type !== 'range')
  return isSpace && isPressable && !isClicked
}
