/** One race in one view: keeps the stage, the field pass and the detail in step with what it is given. */
import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useRef, useState } from 'react'
import type { Ensemble, Runner, View } from '../experiment/experiment'
import type { Timeline } from '../experiment/timeline'
import type { Ensembles } from '../lab/ensembles'
import type { Race } from '../run/race'
import { DetailGauge } from './detail'
import { FieldPass } from './field'
import { offerPicture, pictured } from './picture'
import { Pointer, type PointerActions } from './pointer'
import type { Projection } from './projection'
import { Stage } from './stage'
import { graphics } from './support'
import { terrainMemory } from './terrain'
import { Tooltip } from './tooltip'

/** A control or a picture that has not moved for this long is at rest. */
const restMilliseconds = 200

export interface RacePaneProps {
  readonly race: Race
  readonly runners: readonly Runner[]
  readonly view: View
  readonly selected: number
  readonly ensemble: Ensemble | undefined
  readonly ensembles: Ensembles
  readonly timeline: Timeline
  readonly projection: Projection
  /** Where labels go, and what the pointer is over. */
  readonly layer: HTMLElement
  readonly ground: HTMLElement
  readonly actions: PointerActions
}

export function RacePane(props: RacePaneProps) {
  const { race, runners, view, selected, ensemble, ensembles, timeline } = props
  const { projection, layer, ground, actions } = props
  const renderer = useThree((state) => state.gl)
  const scene = useThree((state) => state.scene)
  const invalidate = useThree((state) => state.invalidate)
  const [gauge] = useState(() => new DetailGauge(graphics().isSoftware))
  const [parts, setParts] = useState<{ stage: Stage; field: FieldPass; tooltip: Tooltip; pointer: Pointer }>()
  const acting = useRef(actions)
  acting.current = actions

  useEffect(() => {
    const stage = new Stage(layer)
    const pointer = new Pointer(ground, stage, projection, forwarded(acting), invalidate)
    const made = { stage, pointer, field: new FieldPass(), tooltip: new Tooltip(layer) }
    setParts(made)
    return () => {
      pointer.dispose()
      stage.dispose()
      made.field.dispose()
    }
  }, [layer, ground, projection, invalidate])

  const [terrainOf] = useState(terrainMemory)
  const terrain = terrainOf(race, view.height === 'auto' ? race.height : view.height, view.heightScale)

  // The field and all that stands on it change together; until a new surface's program is ready the old picture stays.
  useEffect(() => {
    if (!parts) return
    const { stage, field } = parts
    let isWanted = true
    let rest: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const isOld = stage.shown?.terrain === terrain && stage.shown.race.surface === race.surface
      stage.show({ race, runners, terrain, view, selected })
      const { detail } = gauge
      const fill = (size: number) => {
        if (terrain.dimension === 2) field.run(renderer, race.surface, race.settings, race.domain, size)
        stage.setField(field)
        invalidate()
      }
      if (!isOld || field.size < 2) fill(field.size > 1 ? detail.movingField : detail.field)
      if (field.size !== detail.field) rest = setTimeout(() => fill(detail.field), restMilliseconds)
      invalidate()
    }
    if (terrain.dimension === 1 || field.isReady(race.surface)) show()
    else {
      void field
        .prepare(renderer, race.surface, () => isWanted)
        .then((isReady) => {
          if (isReady) show()
        })
    }
    return () => {
      isWanted = false
      clearTimeout(rest)
    }
  }, [parts, race, runners, terrain, view, selected, gauge, renderer, invalidate])

  useEffect(() => timeline.onMove(() => invalidate()), [timeline, invalidate])

  // What becomes known of an ensemble goes to the stage past React.
  useEffect(() => {
    if (!parts) return
    const show = () => {
      if (parts.stage.showEnsemble(ensemble && { ensemble, state: ensembles.state })) invalidate()
    }
    show()
    return ensembles.subscribe(show)
  }, [parts, ensemble, ensembles, invalidate])

  useEffect(() => {
    if (!parts) return
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
      parts.stage.loseTextures()
    }
    const restored = () => {
      takeBack?.()
      takeBack = lend()
      // Float targets come back as zeros.
      const shown = parts.stage.shown
      if (shown && shown.terrain.dimension === 2) {
        const { surface, settings, domain } = shown.race
        parts.field.run(renderer, surface, settings, domain, gauge.detail.field)
        parts.stage.setField(parts.field)
      }
      invalidate()
    }
    canvas.addEventListener('webglcontextlost', lost)
    canvas.addEventListener('webglcontextrestored', restored)
    return () => {
      canvas.removeEventListener('webglcontextlost', lost)
      canvas.removeEventListener('webglcontextrestored', restored)
      takeBack?.()
    }
  }, [parts, ensembles, renderer, gauge, invalidate])

  useEffect(() => {
    if (!parts) return
    const draw = () => renderer.render(scene, projection.camera)
    return offerPicture({ canvas: renderer.domElement, stage: parts.stage, projection, draw })
  }, [parts, renderer, scene, projection])

  const isPictured = useRef(false)

  // Frames that follow each other are drawn with the coarser mesh; the last one again, finely, when all is still.
  const still = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; isFine: boolean }>({
    timer: undefined,
    isFine: false,
  })
  useEffect(() => () => clearTimeout(still.current.timer), [])

  useFrame((_, seconds) => {
    if (!parts) return
    const { stage, field, pointer, tooltip } = parts
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
    const swarms = ensemble?.swarm ? ensembles.swarms(timeline.position) : []
    if (ensemble?.swarm && ensembles.isBehind) invalidate()
    const hasChanged = playing && gauge.frame(1000 * seconds, swarms.length > 0)
    const { detail } = gauge
    // Set on the renderer, not through React, which is to stay out of the frames. A change waits for the GPU, so not while it is wanted.
    const ratio = playing
      ? pixelRatioOf(detail.pixelRatio)
      : isBusy
        ? renderer.getPixelRatio()
        : pixelRatioOf(2)
    if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio)
    stage.setDetail(isFine ? detail.stillMesh : detail.mesh, ratio)
    const race = stage.shown?.race
    if (hasChanged && race?.surface.dimension === 2) {
      field.run(renderer, race.surface, race.settings, race.domain, detail.field)
      stage.setField(field)
    }
    stage.frame(projection, timeline.position, swarms)
    if (race && !isPictured.current) pictured()
    isPictured.current ||= race !== undefined
    const { hover } = pointer
    const runner = hover && pointer.ballAt(hover.x, hover.y)
    const ball = runner === undefined ? undefined : stage.balls.states[runner]
    if (stage.shown && hover && runner !== undefined && ball) {
      tooltip.show(stage.shown, runner, ball, timeline.position, hover.x, hover.y, projection.width)
    } else tooltip.hide()
  })

  return parts ? <primitive object={parts.stage.object} /> : null
}

/** Actions that always reach the latest props. */
function forwarded(to: { readonly current: PointerActions }): PointerActions {
  return {
    place: (start, runner) => to.current.place(start, runner),
    begin: (runner) => to.current.begin(runner),
    end: () => to.current.end(),
    cancel: () => to.current.cancel(),
  }
}

/** Canvas pixels to a CSS pixel: the screen's own, at most so many, and fewer than the screen's where that is below 1. */
function pixelRatioOf(most: number): number {
  return Math.min(window.devicePixelRatio * Math.min(most, 1), most)
}
