/** A canvas with three's scene inside. Fiber's own `Canvas` makes every class of three an element, and so loads all of three. */
import { type ReconcilerRoot, type Size, createRoot } from '@react-three/fiber'
import {
  Component,
  type ReactNode,
  useCallback,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { LabContext, useLab } from '../../lab/lab'
import { useFail } from '../../lab/useFail'
import { useNewLayout } from './newLayout'
import { hasSameItems } from './sameItems'

interface FiberCanvasProps {
  /** Kept from the first render on. */
  readonly attributes: WebGLContextAttributes
  /** Device pixels to a CSS pixel. */
  readonly dpr: number
  /** Whether it is drawn when something asks for it. If not, nothing is drawn. */
  readonly isDrawn: boolean
  /** Where an item changes, the size is measured again. */
  readonly layout: readonly unknown[]
  readonly children: ReactNode
}

/** Fills the element around it. The only elements inside are `primitive`s; of the page's contexts they see the lab. */
export function FiberCanvas({ attributes, dpr, isDrawn, layout, children }: FiberCanvasProps) {
  const lab = useLab()
  const fail = useFail()
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const root = useRef<ReconcilerRoot<HTMLCanvasElement>>(undefined)
  const [gl] = useState(attributes)
  const size = useSize(canvas, layout)
  const take = useCallback(
    (element: HTMLCanvasElement | null) => {
      // three would open the context after the first paint, and wait.
      element?.getContext('webgl2', gl)
      setCanvas(element)
    },
    [gl],
  )

  // The cleanup of an insertion effect runs when the canvas goes for good, not while React hides it.
  useInsertionEffect(
    () => () => {
      root.current?.unmount()
      root.current = undefined
    },
    [],
  )
  useLayoutEffect(() => {
    if (!canvas || !size) return
    root.current ??= createRoot(canvas)
    const frameloop = isDrawn ? 'demand' : 'never'
    root.current.configure({ gl, size, dpr, flat: true, frameloop }).catch(fail)
    root.current.render(
      <LabContext.Provider value={lab}>
        <Outwards onError={fail}>{children}</Outwards>
      </LabContext.Provider>,
    )
  })
  return (
    <div className="scene-canvas">
      <canvas ref={take} />
    </div>
  )
}

/** The size of the element around the canvas, in CSS pixels, once it has one. */
function useSize(canvas: HTMLCanvasElement | null, layout: readonly unknown[]): Size | undefined {
  const [size, setSize] = useState<Size>()
  const measure = useCallback(() => {
    const { width = 0, height = 0, top, left } = canvas?.parentElement?.getBoundingClientRect() ?? {}
    if (!(width > 0 && height > 0)) return
    const next = { width, height, top: top ?? 0, left: left ?? 0 }
    setSize((now) => (now && hasSameItems(Object.values(now), Object.values(next)) ? now : next))
  }, [canvas])
  useLayoutEffect(() => {
    const box = canvas?.parentElement
    if (!box) return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [canvas, measure])
  useNewLayout([canvas, ...layout], measure)
  return size
}

interface OutwardsProps {
  readonly onError: (error: unknown) => void
  readonly children: ReactNode
}

/** Hands what fails inside the canvas to the page around it. */
class Outwards extends Component<OutwardsProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children
  }
}
