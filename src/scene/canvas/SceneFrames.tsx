/** What draws the canvas: asks for frames, lends the GPU to the ensembles, and offers the picture for saving. */
import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'
import { offerPicture } from '../../lab/picture'
import { paneDetail } from './detail'
import { type FramesProps, useFrames } from './frames'
import { composePicture } from './picture'

export function SceneFrames(props: FramesProps) {
  const { views, gauge, timeline, ensembles } = props
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)

  useEffect(() => timeline.onMove(() => invalidate()), [timeline, invalidate])
  useEffect(() => views.onAsk(() => invalidate()), [views, invalidate])

  useEffect(() => {
    const canvas = renderer.domElement
    const lend = () => {
      const gl = renderer.getContext()
      if (!(gl instanceof WebGL2RenderingContext)) return undefined
      return ensembles.attach({ gl, restore: () => renderer.resetState() })
    }
    let takeBack = lend()
    const lost = (event: Event) => {
      event.preventDefault()
      takeBack?.()
      takeBack = undefined
      for (const [, view] of views.list) view.releaseGpu()
    }
    const restored = () => {
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
      takeBack?.()
    }
  }, [views, ensembles, renderer, gauge, invalidate])

  useEffect(() => {
    const draw = () => {
      for (const [, view] of views.list) view.draw(renderer, size.height)
    }
    const panes = () => views.list.map(([, view]) => view)
    return offerPicture(() => composePicture({ canvas: renderer.domElement, ...size, panes, draw }))
  }, [views, renderer, size])

  useFrames(props)

  return null
}
