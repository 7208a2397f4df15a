/** What draws the canvas: asks for frames, lends the GPU to the ensembles, and offers the picture for saving. */
import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'
import type { WebGLRenderer } from 'three'
import { offerFreeze } from '../../lab/frozen'
import { offerPicture } from '../../lab/picture'
import { paneDetail } from './detail'
import { type FramesProps, useFrames } from './frames'
import { useLostGpu } from './lostGpu'

interface SceneFramesProps extends FramesProps {
  /** Whether the canvas is drawn at present. */
  readonly isDrawn: boolean
}

export function SceneFrames({ isDrawn, ...props }: SceneFramesProps) {
  const { views, timeline, gauge, light } = props
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)

  useEffect(() => timeline.onMove(() => invalidate()), [timeline, invalidate])
  // What was asked for while it was not.
  useEffect(() => {
    if (isDrawn) invalidate()
  }, [isDrawn, invalidate])
  useEffect(() => views.onAsk(() => invalidate()), [views, invalidate])
  useEffect(
    () =>
      light.onChange(() => {
        const { at } = light
        for (const [index, view] of views.list) view.point(at?.pane === index ? at.place : undefined)
        invalidate()
      }),
    [light, views, invalidate],
  )
  useEffect(() => onScreenChange(() => invalidate()), [invalidate])
  useLostGpu(props)

  const drawNow = useFrames(props)
  useEffect(() => {
    const panes = () => views.list.map(([, view]) => view)
    return offerPicture(async (wish = {}) => {
      const { composePicture } = await import('./picture')
      // A picture has the field whole.
      while (panes().some(({ field }) => field.isAtWork)) await new Promise((done) => setTimeout(done, 16))
      const ratio = renderer.getPixelRatio()
      // Half a pixel more: a canvas has whole ones, rounded down.
      const scale = wish.width === undefined ? wish.scale : (wish.width + 0.5) / size.width
      const { stillMesh } = paneDetail(gauge.detail, views.count)
      const draw = (ground?: string) => {
        for (const view of panes()) view.stage.labels.forget()
        drawNow(true)
        if (scale === undefined && ground === undefined) return
        const its = scale ?? ratio
        renderer.setPixelRatio(roomFor(renderer, its, size))
        for (const view of panes()) {
          view.stage.setDetail(stillMesh, its)
          view.draw(renderer, size.height, its < 2, ground)
        }
      }
      // The page never shows the canvas at that size, nor does a recording.
      const drawn = () => {
        if (scale === undefined && !wish.isTransparent) return
        renderer.setPixelRatio(ratio)
        drawNow(true)
      }
      return composePicture({ canvas: renderer.domElement, ...size, panes, draw, drawn }, wish)
    })
  }, [views, gauge, renderer, size, drawNow])

  useFreeze(drawNow, renderer)
  return null
}

/** Offers the present picture as an element that stays over the next. */
function useFreeze(drawNow: (isFine: boolean) => void, renderer: WebGLRenderer): void {
  useEffect(
    () =>
      offerFreeze(() => {
        const { domElement } = renderer
        const place = domElement.closest('.scene')
        const frozen = document.createElement('canvas')
        frozen.width = domElement.width
        frozen.height = domElement.height
        frozen.className = 'scene-frozen'
        const pen = frozen.getContext('2d')
        if (!place || !pen || domElement.width === 0) return undefined
        // The canvas is empty once the browser has shown it.
        drawNow(false)
        pen.drawImage(domElement, 0, 0)
        place.append(frozen)
        return frozen
      }),
    [drawNow, renderer],
  )
}

/** The ratio itself. @throws Error if the GPU has no room for a picture of that size */
function roomFor(
  renderer: WebGLRenderer,
  ratio: number,
  { width, height }: Record<'width' | 'height', number>,
): number {
  const gl = renderer.getContext()
  const max = Math.min(Number(gl.getParameter(gl.MAX_RENDERBUFFER_SIZE)), maxSide)
  const [wide, high] = [Math.ceil(width * ratio), Math.ceil(height * ratio)]
  if (Math.max(wide, high) > max)
    throw new Error(
      `${wide} × ${high} pixels are more than the ${max} a side that there is room for. Choose a smaller size.`,
    )
  return ratio
}

/** No side of a picture is longer, whatever the GPU says. */
const maxSide = 16_384

/** Calls `changed` when the window has another size, is on another screen, or is zoomed. Returns how to stop it. */
function onScreenChange(changed: () => void): () => void {
  let query: MediaQueryList | undefined
  // Each query knows one ratio.
  const watch = () => {
    query?.removeEventListener('change', hear)
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    query.addEventListener('change', hear)
  }
  const hear = () => {
    watch()
    changed()
  }
  watch()
  window.addEventListener('resize', hear)
  return () => {
    query?.removeEventListener('change', hear)
    window.removeEventListener('resize', hear)
  }
}
