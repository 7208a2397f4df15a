/** The functions of the language, each with its number of arguments, float64 value and GLSL name. */

import { acos, asin, atan, atan2 } from './elementary/arc'
import { acosh, asinh, atanh } from './elementary/areas'
import { cbrt } from './elementary/cbrt'
import { erf } from './elementary/erf'
import { exp, expm1 } from './elementary/exp'
import { cosh, sinh, tanh } from './elementary/hyperbolic'
import { log, log10, log1p, log2 } from './elementary/log'
import { cos, sin, tan } from './elementary/trigonometric'
import { norm } from './norm'

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
  asinh: unary('asinh', asinh, 'guardedAsinh'),
  acosh: unary('acosh', acosh, 'guardedAcosh'),
  atanh: unary('atanh', atanh, 'guardedAtanh'),
  exp: unary('exp', exp, 'guardedExp'),
  expm1: unary('expm1', expm1, 'guardedExpm1'),
  log: unary('log', log, 'guardedLog'),
  log1p: unary('log1p', log1p, 'guardedLog1p'),
  log2: unary('log2', log2, 'guardedLog2'),
  log10: unary('log10', log10, 'guardedLog10'),
  sqrt: unary('sqrt', Math.sqrt, 'guardedSqrt'),
  cbrt: unary('cbrt', cbrt, 'guardedCbrt'),
  erf: unary('erf', erf, 'guardedErf'),
  sigmoid: unary('sigmoid', sigmoid, 'guardedSigmoid'),
  softplus: unary('softplus', (x) => Math.max(x, 0) + log1p(exp(-Math.abs(x))), 'guardedSoftplus'),
  abs: unary('abs', Math.abs),
  sign: unary('sign', Math.sign),
  floor: unary('floor', Math.floor),
  ceil: unary('ceil', Math.ceil),
  trunc: unary('trunc', Math.trunc),
  round: unary('round', roundEven, 'roundEven'),
  hypot: { usage: 'hypot(a, b)', arity: 2, evaluate: norm, glsl: 'guardedHypot' },
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

/** Functions that stay functions where a value has their name. All others give way to it. */
export const firmFunctions: ReadonlySet<string> = new Set(
  'sin cos tan asin acos atan sinh cosh tanh exp log sqrt abs sign floor atan2 mod min max clamp norm dot grad solve'.split(
    ' ',
  ),
)

/** Functions on vectors, for rules only. */
export const vectorFunctions: Readonly<
  Record<string, { readonly usage: string; readonly arity: 0 | 1 | 2 }>
> = {
  norm: { usage: 'norm(v)', arity: 1 },
  dot: { usage: 'dot(a, b)', arity: 2 },
  grad: { usage: 'grad(v)', arity: 1 },
  solve: { usage: 'solve(v, lambda)', arity: 2 },
  loss: { usage: 'loss(v)', arity: 1 },
  hess: { usage: 'hess(v)', arity: 1 },
  sum: { usage: 'sum(v)', arity: 1 },
  mean: { usage: 'mean(v)', arity: 1 },
  vec: { usage: 'vec(a, b)', arity: 2 },
  random: { usage: 'random()', arity: 0 },
  normal: { usage: 'normal()', arity: 0 },
}

/** Names that every rule has, until it gives them another meaning: its own settings, states and lines come first. */
export const ruleNames = ['loss', 'hessDiag', 'n', 'T'] as const

/** What only a rule can use, of that which a person may try elsewhere. */
export const onlyInRules: ReadonlySet<string> = new Set([
  'loss',
  'grad',
  'hess',
  'hessDiag',
  'random',
  'normal',
])

/** Other names of functions, as libraries and books have them. */
export const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acosh: 'arccosh arcosh', acos: 'arccos', asin: 'arcsin', asinh: 'arcsinh arsinh', atan: 'arctan', atan2: 'arctan2',
    atanh: 'arctanh artanh', abs: 'fabs fabsf absolute', ceil: 'ceiling', cot: 'ctg', clamp: 'clip', log: 'ln logf', log10: 'lg log_10', log2: 'log_2',
    max: 'maximum fmax fmaxf', min: 'minimum fmin fminf', mod: 'remainder', pow: 'power powf', sin: 'sinf', cos: 'cosf', exp: 'expf', sqrt: 'sqrtf', tanh: 'tanhf', round: 'rint', sigmoid: 'expit logistic',
    sign: 'sgn', sqr: 'square', step: 'heaviside', tan: 'tg', trunc: 'fix',
  }).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
) // prettier-ignore

function sigmoid(x: number): number {
  return 1 / (1 + exp(-x))
}

/** The nearest whole number; of two, the even one, as in IEEE 754, numpy and PyTorch. */
function roundEven(x: number): number {
  if (!(Math.abs(x) < 2 ** 52)) return x
  const low = Math.floor(x)
  const away = x - low
  const isUp = away > 0.5 || (away === 0.5 && low % 2 !== 0)
  return isUp ? low + 1 : low
}

export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }
