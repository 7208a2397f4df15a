/** Wheel and fingers over an embedded picture. They scroll the page around; the camera has its own, and a hint says which. */
import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Milliseconds that a hint stays after the last such move. */
const hintTime = 1600
/** A finger that moves so far, in pixels, does not tap. */
const tapReach = 10

export function Gestures({ children }: { readonly children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null)
  const [hint, setHint] = useState('')
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const element = around.current
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => setShown(false)
    const show = (text: string) => {
      clearTimeout(timer)
      setHint(text)
      setShown(true)
      timer = setTimeout(hide, hintTime)
    }
    const stop = listen(element, show, hide)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return (
    <div className="embed-gestures" ref={around}>
      {children}
      <p className="embed-hint" aria-hidden="true" data-shown={isShown ? '' : undefined}>
        {hint}
      </p>
    </div>
  )
}

/** `show` says what to do instead; `hide` says that it was done. */
function listen(element: HTMLElement, show: (hint: string) => void, hide: () => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let from: Touch | undefined
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) return hide()
    // The camera would take it.
    event.stopPropagation()
    show(`Hold ${/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'} to zoom`)
  }
  const onTouchStart = ({ touches }: TouchEvent) => {
    from = touches.length === 1 ? touches[0] : undefined
    if (touches.length > 1) hide()
  }
  const onTouchMove = (event: TouchEvent) => {
    const [touch, another] = event.touches
    // If not, the browser could still take two fingers to zoom the page.
    if (another && event.cancelable) event.preventDefault()
    if (another || !touch || !from) return
    const { clientX, clientY } = touch
    if (Math.hypot(clientX - from.clientX, clientY - from.clientY) > tapReach) show('Use two fingers to turn')
  }
  element.addEventListener('wheel', onWheel, { capture: true, passive: true, signal })
  element.addEventListener('touchstart', onTouchStart, { capture: true, passive: true, signal })
  element.addEventListener('touchmove', onTouchMove, { capture: true, passive: false, signal })
  return () => listening.abort()
}
