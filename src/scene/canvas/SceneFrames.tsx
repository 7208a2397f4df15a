/** What draws the canvas: asks for frames, lends the GPU to the ensembles, and offers the picture for saving. */
import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'
import { offerPicture } from '../../lab/picture'
import { paneDetail } from './detail'
import { type FramesProps, useFrames } from './frames'
import { composePicture } from './picture'

/** Milliseconds. A browser that gives the GPU back does so within a second or two. */
const patience = 5000
const gone =
  'The GPU is gone, and the picture stands still. The race and its numbers go on. Save the experiment or copy the link, then load the page again.'

export function SceneFrames(props: FramesProps) {
  const { views, gauge, timeline, ensembles } = props
  const { store } = useLab()
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)

  useEffect(() => timeline.onMove(() => invalidate()), [timeline, invalidate])
  useEffect(() => views.onAsk(() => invalidate()), [views, invalidate])

  useEffect(() => {
    let query: MediaQueryList | undefined
    // The window is on another screen, or zoomed. Each query knows one ratio.
    const watch = () => {
      query?.removeEventListener('change', changed)
      query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
      query.addEventListener('change', changed)
    }
    const changed = () => {
      watch()
      invalidate()
    }
    watch()
    window.addEventListener('resize', changed)
    return () => {
      query?.removeEventListener('change', changed)
      window.removeEventListener('resize', changed)
    }
  }, [invalidate])

  useEffect(() => {
    const canvas = renderer.domElement
    const { notify } = store.getState()
    let waiting: ReturnType<typeof setTimeout> | undefined
    const lend = () => {
      const gl = renderer.getContext()
      if (!(gl instanceof WebGL2RenderingContext)) return undefined
      return ensembles.attach({ gl, restore: () => renderer.resetState() })
    }
    let takeBack = lend()
    const lost = (event: Event) => {
      event.preventDefault()
      waiting = setTimeout(() => {
        notify(gone)
        ensembles.withoutGpu()
      }, patience)
      takeBack?.()
      takeBack = undefined
      for (const [, view] of views.list) view.releaseGpu()
    }
    const restored = () => {
      clearTimeout(waiting)
      const { notices, dismiss } = store.getState()
      if (notices.includes(gone)) dismiss(notices.indexOf(gone))
      takeBack?.()
      takeBack = lend()
      // Float targets come back as zeros.
      for (const [, view] of views.list) view.fill(renderer, paneDetail(gauge.detail, views.count).field)
      invalidate()
    }
    canvas.addEventListener('webglcontextlost', lost)
    canvas.addEventListener('webglcontextrestored', restored)
    return () => {
      canvas.removeEventListener('webglcontextlost', lost)
      canvas.removeEventListener('webglcontextrestored', restored)
      clearTimeout(waiting)
      takeBack?.()
    }
  }, [views, ensembles, renderer, gauge, invalidate, store])

  const drawNow = useFrames(props)
  useEffect(() => {
    const panes = () => views.list.map(([, view]) => view)
    return offerPicture(() => composePicture({ canvas: renderer.domElement, ...size, panes, draw: drawNow }))
  }, [views, renderer, size, drawNow])

  return null
}
