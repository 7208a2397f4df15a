/** Names and words that the language does not have, and what is meant by them. */

/** Why a name is refused, what to do, and what to write in its place. */
export interface Refusal {
  readonly problem: string
  readonly advice: string
  readonly ways?: readonly string[]
  /** Whether what to write has an argument: it does not fit where a factor goes on. */
  readonly isApplied?: true
  /** Whether a line that fills the name says more of what is meant. */
  readonly givesWay?: true
}

/** Constants of libraries that have no name here. */
export const meantNumbers: Readonly<
  Record<string, { readonly advice: string; readonly ways?: readonly string[] }>
> = {
  tau: { advice: 'for the number write 2 pi', ways: ['(2 pi)'] },
  inf: { advice: 'write a large number, as 1e30', ways: ['1e30'] },
  infinity: { advice: 'write a large number, as 1e30', ways: ['1e30'] },
  true: { advice: 'write 1', ways: ['1'] },
  false: { advice: 'write 0', ways: ['0'] },
  nan: { advice: 'write 0 / 0' },
}

/** What programs call what every rule has. */
export const meantInRules: typeof meantNumbers = {
  lr: { advice: 'the learning rate is eta', ways: ['eta'] },
  learningrate: { advice: 'the learning rate is eta', ways: ['eta'] },
  stepsize: { advice: 'the learning rate is eta', ways: ['eta'] },
  grad: { advice: 'the gradient is g', ways: ['g'] },
  gradient: { advice: 'the gradient is g', ways: ['g'] },
  grads: { advice: 'the gradient is g', ways: ['g'] },
  param: { advice: 'the parameters are theta', ways: ['theta'] },
  params: { advice: 'the parameters are theta', ways: ['theta'] },
}

/** Words of programs. */
export const meantWords: Readonly<Record<string, string>> = {
  for: 'write the terms out',
  while: 'write the terms out',
  sum: 'write the terms out, with "+" between them',
  prod: 'write the factors out',
  def: 'write f(x, y) = …',
  function: 'write f(x, y) = …',
  lambda: 'write f(x, y) = …',
  return: 'leave it out, or begin with f(x, y) = …',
  import: 'leave the line out',
  print: 'leave it out',
  norm: 'write hypot(a, b)',
  length: 'write hypot(a, b)',
  dot: 'write the products out, with "+" between them',
  mix: 'write a (1 - t) + b t',
  lerp: 'write a (1 - t) + b t',
  silu: 'write x sigmoid(x)',
  swish: 'write x sigmoid(x)',
  mish: 'write x tanh(softplus(x))',
  elu: 'write x > 0 ? x : expm1(x)',
  leaky_relu: 'write x > 0 ? x : 0.01 x',
  logaddexp: 'write log(exp(a) + exp(b))',
  logsumexp: 'write log(exp(a) + exp(b))',
  smoothstep: 'write t = clamp((x - a) / (b - a), 0, 1) and t^2 (3 - 2t)',
  sumsq: 'write the squares out, with "+" between them',
  and: 'write a and b',
  or: 'write a or b',
  not: 'write not (a)',
  logical_not: 'write not (a)',
  xor: 'write (a != 0) != (b != 0)',
  piecewise: 'write test ? a : b',
  add: 'write a + b',
  mul: 'write a * b',
}

/** Those that are different in rules. */
export const ruleWords: Readonly<Record<string, string>> = {
  for: 'write repeat 20 … end, with the number of turns',
  while: 'write repeat 20 while … end, with the most turns',
  return: 'write theta = …',
  def: 'write the lines alone',
  lambda: 'give it a value in a line of its own',
}
