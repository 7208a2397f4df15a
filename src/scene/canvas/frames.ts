/** The one loop over all panes. In every frame it moves each to the playhead and draws it into its part of the canvas. */
import { useThree } from '@react-three/fiber'
import { useMemo, useRef } from 'react'
import type { WebGLRenderer } from 'three'
import type { Ensembles } from '../../lab/ensembles'
import { firstPicture, tellPictured } from '../../lab/firstPicture'
import type { Light } from '../../lab/light'
import type { Timeline } from '../../lab/timeline'
import { type DetailGauge, paneDetail } from './detail'
import { type Grid, boxOf } from '../picture/layout'
import type { PaneViews } from './paneViews'
import { useStillness } from './stillness'
import { CanvasStreams } from './streams'
import { useSafeFrame } from './useSafeFrame'

/** Of a picture that stays. */
const maxPixelRatio = 2

export interface FramesProps {
  readonly views: PaneViews
  readonly grid: Grid
  readonly gauge: DetailGauge
  readonly timeline: Timeline
  readonly light: Light
  /** Whether numbers glide: the picture moves as it does while a race plays. */
  readonly isGliding: boolean
  readonly ensembles: Ensembles
  /** Whether there is a swarm to move. */
  readonly hasSwarm: boolean
}

/** Returns a function that draws a frame at once, for whoever saves the picture. */
export function useFrames({
  views,
  grid,
  gauge,
  timeline,
  ensembles,
  hasSwarm,
  isGliding,
}: FramesProps): (isFine: boolean) => void {
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const size = useThree((state) => state.size)
  const pictured = useRef<'no' | 'drawn' | 'shown'>('no')
  const stillness = useStillness()
  const streams = useMemo(() => new CanvasStreams(renderer.domElement), [renderer])

  const isComputing = () => ensembles.store.getState().progress !== undefined
  /** `seconds` since the frame before, of an animation. */
  const draw = (isFine: boolean, seconds?: number) => {
    const { playing } = timeline.state
    const isMoving = playing || isGliding
    const isGpuWanted = isMoving || isComputing()
    // A frame beside which runs, races or fields are computed says nothing of drawing.
    const isFilling = views.list.some(([, { field }]) => field.isAtWork)
    const isMeasured = playing && !isGliding && !isFilling && !isComputing() && seconds !== undefined
    const swarms = hasSwarm ? ensembles.swarms(timeline.position) : []
    if (hasSwarm && ensembles.isBehind) invalidate()
    const hasChanged = isMeasured && gauge.frame(1000 * seconds, swarms.length > 0)
    const detail = paneDetail(isGliding ? gauge.gliding : gauge.detail, views.count)
    // A new ratio waits for the GPU, so it stays while the GPU is wanted. A recording would change its size with it.
    const isRatioFree = !streams.isLive
    if (isMoving && isRatioFree) setPixelRatio(renderer, detail.pixelRatio)
    else if (!isGpuWanted && isRatioFree) setPixelRatio(renderer, maxPixelRatio)
    const ratio = renderer.getPixelRatio()
    for (const [index, view] of views.list) {
      view.place(boxOf(index, grid, size.width, size.height))
      if (hasChanged) view.fill(renderer, detail.field, detail)
      view.frame(timeline.position, detail, isFine, ratio, swarms)
      view.draw(renderer, size.height, isFine)
    }
  }

  useSafeFrame((_, seconds) => {
    // While panes come and go the last picture stays: half a layout is none.
    if (!views.isWhole) return
    // A frame that takes long is not a still one. Nor is the first, until it is on the screen: the race starts then.
    const isBusy = () => pictured.current !== 'shown' || timeline.state.playing || isGliding || isComputing()
    draw(stillness.frame(isBusy, invalidate), seconds)
    if (pictured.current !== 'no') return
    pictured.current = 'drawn'
    tellPictured()
    void firstPicture.then(() => (pictured.current = 'shown'))
  }, 1)
  return (isFine) => {
    if (views.isWhole) draw(isFine)
  }
}

/**
 * Canvas pixels to a CSS pixel: the screen's own up to `max`, and fewer than the screen's where `max` is below 1. Set on
 * the renderer, since React stays out of the frames.
 */
function setPixelRatio(renderer: WebGLRenderer, max: number): void {
  const ratio = Math.min(window.devicePixelRatio * Math.min(max, 1), max)
  if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio)
}
