/** The frames of the canvas: how fine they are, what the GPU is lent for, and the drawing of all panes one after the other. */
import { useThree } from '@react-three/fiber'
import { useEffect, useRef } from 'react'
import type { Timeline } from '../../lab/timeline'
import type { Ensembles } from '../../lab/ensembles'
import { type DetailGauge, paneDetail } from './detail'
import { type Grid, boxOf } from './layout'
import type { PaneViews } from './paneViews'
import { offerPicture } from './picture'
import { pictured } from '../../lab/firstPicture'
import { useSafeFrame } from './useSafeFrame'

/** A picture that has not moved for this long is at rest. */
const restMilliseconds = 200

export interface SceneFramesProps {
  readonly views: PaneViews
  readonly grid: Grid
  readonly gauge: DetailGauge
  readonly timeline: Timeline
  readonly ensembles: Ensembles
  /** Whether there is a swarm to be moved. */
  readonly hasSwarm: boolean
}

export function SceneFrames({ views, grid, gauge, timeline, ensembles, hasSwarm }: SceneFramesProps) {
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
      for (const [, { stage }] of views.list) stage.loseTextures()
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
    return offerPicture({ canvas: renderer.domElement, ...size, panes, draw })
  }, [views, renderer, size])

  const isPictured = useRef(false)

  // Frames that follow each other are drawn with the coarser mesh; the last one again, finely, when all is still.
  const still = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; isFine: boolean }>({
    timer: undefined,
    isFine: false,
  })
  useEffect(() => () => clearTimeout(still.current.timer), [])

  useSafeFrame((_, seconds) => {
    // While panes come and go the picture before stays: half a layout is none.
    if (!views.isWhole) return
    const { timer, isFine } = still.current
    still.current.isFine = false
    clearTimeout(timer)
    const { playing } = timeline.state
    const isBusy = playing || ensembles.state.progress !== undefined
    if (!isFine) {
      still.current.timer = setTimeout(function wait() {
        // While something is computed the GPU has better things to do.
        if (ensembles.state.progress !== undefined) still.current.timer = setTimeout(wait, restMilliseconds)
        else {
          still.current.isFine = true
          invalidate()
        }
      }, restMilliseconds)
    }
    const swarms = hasSwarm ? ensembles.swarms(timeline.position) : []
    if (hasSwarm && ensembles.isBehind) invalidate()
    const hasChanged = playing && gauge.frame(1000 * seconds, swarms.length > 0)
    const detail = paneDetail(gauge.detail, views.count)
    // Set on the renderer, not through React, which is to stay out of the frames. A change waits for the GPU, so not while it is wanted.
    const ratio = playing
      ? pixelRatioOf(detail.pixelRatio)
      : isBusy
        ? renderer.getPixelRatio()
        : pixelRatioOf(2)
    if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio)
    for (const [index, view] of views.list) {
      view.place(boxOf(index, grid, size.width, size.height))
      if (hasChanged) view.fill(renderer, detail.field)
      view.frame(timeline.position, detail, isFine, ratio, swarms)
      view.draw(renderer, size.height)
    }
    if (!isPictured.current) {
      isPictured.current = true
      pictured()
    }
  }, 1)

  return null
}

/** Canvas pixels to a CSS pixel: the screen's own, at most so many, and fewer than the screen's where that is below 1. */
function pixelRatioOf(most: number): number {
  return Math.min(window.devicePixelRatio * Math.min(most, 1), most)
}
