/** Lends the GPU to the ensembles, takes it back when it is lost, and fills the panes again when it is there again. */
import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'
import { useLab } from '../../lab/lab'
import { paneDetail } from './detail'
import type { FramesProps } from './frames'

/** Milliseconds. A browser that gives the GPU back does so within a second or two. */
const patience = 5000
const gone =
  'The GPU is gone, and the picture stands still. The race and its numbers go on. Save the experiment or copy the link, then load the page again.'

type LostGpuProps = Pick<FramesProps, 'views' | 'gauge' | 'ensembles'>

export function useLostGpu({ views, gauge, ensembles }: LostGpuProps): void {
  const { store } = useLab()
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)

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
      const detail = paneDetail(gauge.detail, views.count)
      for (const [, view] of views.list) view.fill(renderer, detail.field, detail)
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
}
