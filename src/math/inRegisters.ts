/**
 * The functions that formulas use most, from registers into a register: called so, no number is put on the heap, which
 * costs more than computing it.
 */
import { exp } from './elementary/exp'
import { tanh } from './elementary/hyperbolic'
import { log } from './elementary/log'
import { pow } from './elementary/pow'
import { cos, sin } from './elementary/trigonometric'

export function powAt(r: Float64Array, to: number, base: number, exponent: number): void {
  r[to] = pow(r[base] as number, r[exponent] as number)
}

export function expAt(r: Float64Array, to: number, from: number): void {
  r[to] = exp(r[from] as number)
}

export function logAt(r: Float64Array, to: number, from: number): void {
  r[to] = log(r[from] as number)
}

export function sinAt(r: Float64Array, to: number, from: number): void {
  r[to] = sin(r[from] as number)
}

export function cosAt(r: Float64Array, to: number, from: number): void {
  r[to] = cos(r[from] as number)
}

export function tanhAt(r: Float64Array, to: number, from: number): void {
  r[to] = tanh(r[from] as number)
}
