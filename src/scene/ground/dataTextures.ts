/** What a field reads of data: the rows, and what a stand-in for very many of them adds. */
import { DataTexture, FloatType, RGBAFormat } from 'three'
import { rowTexels, rowsAcross } from '../../math/glslRows'
import type { Rows } from '../../math/rows'
import type { Ground, StandIn } from '../../run/ground'
import { between } from './intervals'

/** The texture that was made of the last thing, as long as that is asked for. */
export class KeptTexture<Thing> {
  #kept: { readonly of: Thing; readonly texture: DataTexture } | undefined

  of(thing: Thing, make: () => DataTexture): DataTexture {
    if (this.#kept?.of !== thing) {
      this.dispose()
      this.#kept = { of: thing, texture: make() }
    }
    return this.#kept.texture
  }

  dispose(): void {
    this.#kept?.texture.dispose()
    this.#kept = undefined
  }
}

export function floatTexture(texels: Float32Array, width: number, height = width): DataTexture {
  const texture = new DataTexture(texels, width, height, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

export function rowsTexture(rows: Rows): DataTexture {
  const { texels, height } = rowTexels(rows)
  return floatTexture(texels, rowsAcross, height)
}

/** Along each side of the grid of what a stand-in adds. */
export const addedSize = 33

/** Value and gradient of what a stand-in adds, on a coarse grid over the domain. */
export function addedTexture({ added }: StandIn, domain: Ground['domain']): DataTexture {
  const texels = new Float32Array(4 * addedSize * addedSize)
  const gradient = new Float64Array(2)
  for (let j = 0, at = 0; j < addedSize; j += 1) {
    const y = between(domain[1], j / (addedSize - 1))
    for (let i = 0; i < addedSize; i += 1, at += 4) {
      texels[at] = added(between(domain[0], i / (addedSize - 1)), y, gradient)
      texels.set(gradient, at + 1)
    }
  }
  return floatTexture(texels, addedSize)
}
