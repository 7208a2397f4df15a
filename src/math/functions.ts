/** The functions of the language, each with its number of arguments, float64 value and GLSL name. */

import { acos, asin, atan, atan2 } from './elementary/arc'
import { exp } from './elementary/exp'
import { cosh, sinh, tanh } from './elementary/hyperbolic'
import { log } from './elementary/log'
import { cos, sin, tan } from './elementary/trigonometric'

interface MathFunction {
  /** How it is called, for messages. */
  readonly usage: string
  /** `several` takes two or more arguments, pairwise from the left. */
  readonly arity: 1 | 2 | 3 | 'several'
  readonly evaluate: (a: number, b: number, c: number) => number
  /** The GLSL function: a built-in one, or a guarded one of shaders/guards.glsl. */
  readonly glsl: string
}

function unary(name: string, evaluate: (a: number) => number, glsl = name): MathFunction {
  return { usage: `${name}(x)`, arity: 1, evaluate, glsl }
}

const table = {
  sin: unary('sin', sin, 'preciseSin'),
  cos: unary('cos', cos, 'preciseCos'),
  tan: unary('tan', tan),
  asin: unary('asin', asin, 'guardedAsin'),
  acos: unary('acos', acos, 'guardedAcos'),
  atan: unary('atan', atan),
  sinh: unary('sinh', sinh, 'guardedSinh'),
  cosh: unary('cosh', cosh, 'guardedCosh'),
  tanh: unary('tanh', tanh, 'guardedTanh'),
  exp: unary('exp', exp, 'guardedExp'),
  log: unary('log', log, 'guardedLog'),
  sqrt: unary('sqrt', Math.sqrt, 'guardedSqrt'),
  abs: unary('abs', Math.abs),
  sign: unary('sign', Math.sign),
  floor: unary('floor', Math.floor),
  atan2: { usage: 'atan2(y, x)', arity: 2, evaluate: atan2, glsl: 'guardedAtan2' },
  mod: { usage: 'mod(a, b)', arity: 2, evaluate: (a, b) => a - b * Math.floor(a / b), glsl: 'mod' },
  min: { usage: 'min(a, b)', arity: 'several', evaluate: (a, b) => Math.min(a, b), glsl: 'guardedMin' },
  max: { usage: 'max(a, b)', arity: 'several', evaluate: (a, b) => Math.max(a, b), glsl: 'guardedMax' },
  // The graph stores clamp as min of max, so it needs neither a derivative nor GLSL.
  clamp: {
    usage: 'clamp(x, low, high)',
    arity: 3,
    evaluate: (x, low, high) => Math.min(Math.max(x, low), high),
    glsl: '',
  },
} satisfies Readonly<Record<string, MathFunction>>

export type FunctionName = keyof typeof table

export const functions: Readonly<Record<string, MathFunction>> = table

/** Functions on vectors, for rules only. */
export const vectorFunctions: Readonly<Record<string, { readonly usage: string; readonly arity: 1 | 2 }>> = {
  norm: { usage: 'norm(v)', arity: 1 },
  dot: { usage: 'dot(a, b)', arity: 2 },
  grad: { usage: 'grad(v)', arity: 1 },
  solve: { usage: 'solve(v, lambda)', arity: 2 },
}

/** What people type for a function that has another name here. */
export const otherNames: Readonly<Record<string, string>> = {
  ln: 'log', arcsin: 'asin', arccos: 'acos', arctan: 'atan', sgn: 'sign', pow: '^', power: '^', heaviside: 'x > 0 ? 1 : 0',
} // prettier-ignore

export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }
