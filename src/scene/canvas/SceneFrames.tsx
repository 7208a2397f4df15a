/** What draws the canvas: asks for frames, lends the GPU to the ensembles, and offers the picture for saving. */
import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'
import { offerPicture } from '../../lab/picture'
import { type FramesProps, useFrames } from './frames'
import { useLostGpu } from './lostGpu'
import { composePicture } from './picture'

export function SceneFrames(props: FramesProps) {
  const { views, timeline } = props
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)

  useEffect(() => timeline.onMove(() => invalidate()), [timeline, invalidate])
  useEffect(() => views.onAsk(() => invalidate()), [views, invalidate])
  useEffect(() => onScreenChange(() => invalidate()), [invalidate])
  useLostGpu(props)

  const drawNow = useFrames(props)
  useEffect(() => {
    const panes = () => views.list.map(([, view]) => view)
    return offerPicture(() => composePicture({ canvas: renderer.domElement, ...size, panes, draw: drawNow }))
  }, [views, renderer, size, drawNow])

  return null
}

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
