/** The camera of one or several panes as a hand and named views move it. The pictures' own cameras follow it. */
import type { OrbitControls } from '@react-three/drei/core/OrbitControls'
import type { ComponentRef } from 'react'
import { PerspectiveCamera, Vector3 } from 'three'
import type { CameraPath, Sights } from '../../camera/path'
import type { CameraWay } from '../../lab/talk/cameraWay'
import { wantsStillness } from '../../lab/stillness'
import { aim } from '../ground/aim'
import { between, type Stand } from '../ground/camera'
import { type CameraMove, moved } from './cameraKeys'
import { Hand } from './hand'
import type { PaneFrame } from './paneView'

const easeSeconds = 0.7
const dampingSeconds = 0.13

export class Rig {
  /** At the usual angle of view. */
  readonly camera = new PerspectiveCamera()
  readonly target = new Vector3()
  readonly hand = new Hand()
  readonly controls = new Map<PaneFrame, ComponentRef<typeof OrbitControls>>()
  #isKeyed = false
  #way: { readonly way: CameraWay; readonly path: CameraPath } | undefined
  #easing: { readonly from: Stand; readonly to: Stand; share: number } | undefined

  get isEasing(): boolean {
    return this.#easing !== undefined || this.#way !== undefined
  }

  /** Begins to ease to a stand. The first one, and every one where motion is unwanted, is reached in one frame. */
  easeTo(to: Stand): void {
    const from: Stand = { position: this.camera.position.clone(), target: this.target.clone() }
    const isFirst = this.camera.position.lengthSq() === 0
    const isThere = from.position.distanceTo(to.position) + from.target.distanceTo(to.target) < 1e-3
    const still = isFirst || wantsStillness()
    this.#easing = isThere ? undefined : { from, to, share: still ? 1 : 0 }
    this.#isKeyed = false
    this.hand.forget()
  }

  /** Goes a way by the clock of all windows. */
  goAlong(way: CameraWay, sights: Sights): void {
    const path = way.pathFor(sights)
    const { position, target } = path.at(0)
    this.easeTo({ position: new Vector3(...position), target: new Vector3(...target) })
    this.#way = { way, path }
  }

  stopEasing(): void {
    this.#way = undefined
    this.#easing = undefined
    this.#isKeyed = false
  }

  /** Eases on by a press of a key, from where the last one leads. */
  press(move: CameraMove): void {
    this.#way = undefined
    const { position, target } = this.#easing?.to ?? { position: this.camera.position, target: this.target }
    this.easeTo(moved({ position: position.clone(), target: target.clone() }, move))
    this.#isKeyed = this.isEasing
  }

  /** Asked once in every frame: whether the camera has just arrived where keys brought it. */
  hasArrived(): boolean {
    if (!this.#isKeyed || this.#easing) return false
    this.#isKeyed = false
    return true
  }

  /** Eases for another frame. */
  ease(seconds: number): void {
    if (this.#travel()) return
    const move = this.#easing
    if (!move) return
    move.share = Math.min(move.share + Math.min(seconds, 0.05) / easeSeconds, 1)
    const eased = move.share < 1 ? 1 - (1 - move.share) ** 3 : 1
    between(move.from, move.to, eased, { position: this.camera.position, target: this.target })
    if (move.share >= 1) this.#easing = undefined
    this.camera.lookAt(this.target)
  }

  /** Whether the camera is on its way by itself. Until that begins it eases to where it does. */
  #travel(): boolean {
    if (!this.#way) return false
    const { way, path } = this.#way
    const gone = (Date.now() - way.begins) / 1000
    if (gone < 0) return false
    const { position, target } = path.at(Math.min(gone, way.seconds))
    this.camera.position.set(...position)
    this.target.set(...target)
    this.camera.lookAt(this.target)
    this.#easing = undefined
    if (gone >= way.seconds) this.#way = undefined
    return true
  }

  /** Sets the controls to damp the same motion at any frame rate. */
  damp(seconds: number): void {
    const damping = 1 - Math.exp(-Math.min(seconds, 0.25) / dampingSeconds)
    for (const orbit of this.controls.values()) orbit.dampingFactor = damping
  }

  /** Moves the pictures' cameras, each to the distance that its angle and shape need. */
  look(frames: readonly PaneFrame[], dimension: 1 | 2): void {
    const stand: Stand = { position: this.camera.position, target: this.target }
    for (const { projection, width, height } of frames) aim(projection, stand, dimension, width, height)
  }
}
