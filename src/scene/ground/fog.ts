/** Fog: the ground is drawn near one ball and fades away from it, as shaders/fog.glsl has it. */
import { Vector4 } from 'three'

/** Shared by all that lies in the same fog. */
export interface FogUniform {
  readonly value: Vector4
}

/** Where a ball touches the ground, in scene units. */
export interface BallOnGround {
  readonly contact: { readonly x: number; readonly z: number }
}

/** How far one sees, in scene units. Halfway between the two, at 12 % of the domain's width, ground and fog are equal. */
export const sight = { clear: 0.16, none: 0.32 } as const

export function noFog(): Vector4 {
  return new Vector4(0, 0, 0, 0)
}

/** Writes the fog around a ball, or none. */
export function setFog(fog: Vector4, ball: BallOnGround | undefined): void {
  if (ball) fog.set(ball.contact.x, ball.contact.z, sight.clear, sight.none)
  else fog.set(0, 0, 0, 0)
}
