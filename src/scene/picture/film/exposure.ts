/** One frame of a pane: the mean of several pictures in linear light, each drawn smoothly, for motion blur and supersampling. */
import {
  type BlendingDstFactor,
  type Camera,
  CustomBlending,
  HalfFloatType,
  GLSL3,
  Mesh,
  NearestFilter,
  NoBlending,
  OneFactor,
  OrthographicCamera,
  RawShaderMaterial,
  Scene,
  type Texture,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import addFrag from '../../../../shaders/exposureAdd.frag?raw'
import showFrag from '../../../../shaders/exposureShow.frag?raw'
import wholeTarget from '../../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../../shaders/shaderText'
import copyFrag from '../../../../shaders/copy.frag?raw'
import { wholeTargetTriangle } from '../../ground/wholeTarget'

/** Samples of a pixel's edges, besides those of `samples` a side. */
const edgeSamples = 4

export const exposurePasses = [shaderText(addFrag), shaderText(showFrag)] as const

export class Exposure {
  #picture: WebGLRenderTarget | undefined
  #light: WebGLRenderTarget | undefined
  readonly #scene = new Scene()
  readonly #camera = new OrthographicCamera()
  readonly #mesh = new Mesh(wholeTargetTriangle())
  readonly #uniforms = {
    u_picture: { value: null as Texture | null },
    u_light: { value: null as Texture | null },
    u_samples: { value: 1 },
    u_share: { value: 1 },
    u_from: { value: new Vector2() },
  }
  readonly #add = this.#pass(exposurePasses[0], OneFactor)
  readonly #show = this.#pass(exposurePasses[1])
  readonly #copy = this.#pass(shaderText(copyFrag))

  constructor() {
    this.#mesh.frustumCulled = false
    this.#scene.add(this.#mesh)
  }

  /**
   * Exposes so many pictures and shows their mean on the canvas, in a part of `width` × `height` pixels from its lower
   * left corner. `prepare` moves the scene to each.
   */
  take(
    renderer: WebGLRenderer,
    { scene, camera }: { readonly scene: Scene; readonly camera: Camera },
    { left, bottom, width, height }: ExposedPart,
    { samples, pictures }: { readonly samples: number; readonly pictures: number },
    prepare: (index: number) => void,
  ): void {
    const picture = (this.#picture = ofSize(this.#picture, samples * width, samples * height, {
      samples: edgeSamples,
    }))
    const uniforms = this.#uniforms
    uniforms.u_from.value.set(left, bottom)
    uniforms.u_picture.value = picture.texture
    if (samples === 1 && pictures === 1) {
      this.#drawPicture(renderer, scene, camera, picture, () => prepare(0))
      this.#draw(renderer, this.#copy, null)
      return
    }
    const light = (this.#light = ofSize(this.#light, width, height, {
      type: HalfFloatType,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
      depthBuffer: false,
    }))
    uniforms.u_samples.value = samples
    uniforms.u_share.value = 1 / pictures
    renderer.setRenderTarget(light)
    // Light is added to none.
    renderer.setClearColor(0x000000, 0)
    renderer.clear()
    for (let index = 0; index < pictures; index += 1) {
      this.#drawPicture(renderer, scene, camera, picture, () => prepare(index))
      this.#draw(renderer, this.#add, light)
    }
    uniforms.u_light.value = light.texture
    this.#draw(renderer, this.#show, null)
  }

  dispose(): void {
    for (const target of [this.#picture, this.#light]) target?.dispose()
    this.#picture = this.#light = undefined
    for (const material of [this.#add, this.#show, this.#copy]) material.dispose()
    this.#mesh.geometry.dispose()
  }

  #drawPicture(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: Camera,
    target: WebGLRenderTarget,
    prepare: () => void,
  ): void {
    renderer.setRenderTarget(null)
    prepare()
    renderer.setRenderTarget(target)
    renderer.render(scene, camera)
  }

  #draw(renderer: WebGLRenderer, material: RawShaderMaterial, target: WebGLRenderTarget | null): void {
    this.#mesh.material = material
    const { autoClear } = renderer
    renderer.autoClear = false
    renderer.setRenderTarget(target)
    renderer.render(this.#scene, this.#camera)
    renderer.autoClear = autoClear
  }

  #pass(fragmentShader: string, destination?: BlendingDstFactor): RawShaderMaterial {
    return new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: shaderText(wholeTarget),
      fragmentShader,
      uniforms: this.#uniforms,
      depthTest: false,
      depthWrite: false,
      ...(destination === undefined
        ? { blending: NoBlending }
        : { blending: CustomBlending, blendSrc: OneFactor, blendDst: destination }),
    })
  }
}

/** A part of a canvas, in its pixels, from the lower left corner. */
export interface ExposedPart {
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

function ofSize(
  target: WebGLRenderTarget | undefined,
  width: number,
  height: number,
  options: ConstructorParameters<typeof WebGLRenderTarget>[2],
): WebGLRenderTarget {
  if (target?.width === width && target.height === height) return target
  target?.dispose()
  return new WebGLRenderTarget(width, height, options)
}
