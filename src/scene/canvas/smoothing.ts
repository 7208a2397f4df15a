/**
 * Anti-aliases a still picture where the canvas itself is not: it is drawn with several samples a pixel, and copied. In a
 * moving picture that would cost too much on a software GPU.
 */
import {
  type Camera,
  GLSL3,
  Mesh,
  NoBlending,
  OrthographicCamera,
  RawShaderMaterial,
  Scene,
  type Texture,
  Vector2,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three'
import copyFrag from '../../../shaders/copy.frag?raw'
import wholeTarget from '../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../shaders/shaderText'
import { wholeTargetTriangle } from '../ground/wholeTarget'
import type { Box } from '../picture/layout'

const samples = 4

export const copyFragment = shaderText(copyFrag)

export class Smoothing {
  #target: WebGLRenderTarget | undefined
  readonly #scene = new Scene()
  readonly #camera = new OrthographicCamera()
  readonly #uniforms = { u_picture: { value: null as Texture | null }, u_from: { value: new Vector2() } }
  readonly #mesh = new Mesh(
    wholeTargetTriangle(),
    new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(wholeTarget),
      fragmentShader: copyFragment,
      uniforms: this.#uniforms,
      depthTest: false,
      depthWrite: false,
      blending: NoBlending,
    }),
  )

  constructor() {
    this.#mesh.frustumCulled = false
    this.#scene.add(this.#mesh)
  }

  /** Draws a scene smoothly into this part of the canvas, in canvas pixels from its lower left corner. */
  draw(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: Camera,
    { left, top: bottom, width, height }: Box,
  ): void {
    const [columns, rows] = [Math.round(width), Math.round(height)]
    if (this.#target?.width !== columns || this.#target.height !== rows) {
      this.#target?.dispose()
      this.#target = new WebGLRenderTarget(columns, rows, { samples })
    }
    renderer.setRenderTarget(this.#target)
    renderer.render(scene, camera)
    renderer.setRenderTarget(null)
    this.#uniforms.u_picture.value = this.#target.texture
    this.#uniforms.u_from.value.set(Math.round(left), Math.round(bottom))
    renderer.render(this.#scene, this.#camera)
  }

  dispose(): void {
    this.#target?.dispose()
    this.#target = undefined
    this.#mesh.geometry.dispose()
    this.#mesh.material.dispose()
  }
}
