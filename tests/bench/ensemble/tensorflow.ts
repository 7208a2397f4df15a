/**
 * The same steps by TensorFlow.js on WebGL: by its own Adam, as its documentation has it, and by the fewest operations on
 * whole tensors that we know of, derived by hand.
 */
import { type Contender, beta1, beta2, corrections, epsilon, eta, runs, side, start } from './contender'

/** What is used of TensorFlow.js. Its own types are not here: an ordinary install does not have it. */
export interface TensorFlow {
  setBackend(name: 'webgl'): Promise<boolean>
  getBackend(): string
  tidy<T>(work: () => T): T
  dispose(tensors: readonly Tensor[]): void
  tensor2d(values: Float32Array, shape: readonly [number, number]): Tensor
  zeros(shape: readonly [number, number]): Tensor
  slice(tensor: Tensor, begin: readonly [number, number], size: readonly [number, number]): Tensor
  add(a: Tensor, b: Operand): Tensor
  sub(a: Tensor, b: Operand): Tensor
  mul(a: Tensor, b: Operand): Tensor
  div(a: Tensor, b: Operand): Tensor
  sqrt(a: Tensor): Tensor
  square(a: Tensor): Tensor
  variable(start: Tensor, trainable: boolean, name: string): Variable
  readonly train: {
    adam(
      eta: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ): {
      applyGradients(gradients: Readonly<Record<string, Tensor>>): void
      dispose(): void
    }
  }
}

interface Tensor {
  dataSync(): Float32Array
}

interface Variable extends Tensor {
  dispose(): void
}

type Operand = Tensor | number

declare global {
  interface Window {
    /** Where the bench could install and load it. */
    tf?: TensorFlow
  }
}

/** x, y and the averages of each, as tensors of two dimensions: with one dimension its operations take longer. */
type State = readonly [x: Tensor, y: Tensor, mx: Tensor, my: Tensor, vx: Tensor, vy: Tensor]

const shape = [side, side] as const

export async function startWebgl(tf: TensorFlow): Promise<void> {
  const isThere = await tf.setBackend('webgl')
  if (!isThere || tf.getBackend() !== 'webgl') throw new Error('TensorFlow.js has no WebGL here.')
}

/** `tf.train.adam`, given the gradients. */
export function tensorflowAdam(tf: TensorFlow): Contender {
  let places: readonly [Variable, Variable] | undefined
  let optimizer: ReturnType<TensorFlow['train']['adam']> | undefined
  const clear = (): void => {
    for (const place of places ?? []) place.dispose()
    optimizer?.dispose()
  }
  const read = (axis: 0 | 1, run: number): number => {
    const place = places?.[axis]
    if (!place) return NaN
    return tf.tidy(() => tf.slice(place, [Math.floor(run / side), run % side], [1, 1]).dataSync()[0] ?? NaN)
  }
  return {
    restart() {
      clear()
      const at = (axis: number, name: string): Variable =>
        tf.tidy(() => tf.variable(tf.tensor2d(startsAlong(axis), shape), true, name))
      places = [at(0, 'x'), at(1, 'y')]
      optimizer = tf.train.adam(eta, beta1, beta2, epsilon)
      for (const axis of [0, 1] as const) read(axis, 0)
    },
    advance(steps) {
      const [x, y] = places ?? []
      if (!x || !y) throw new Error('restart first')
      for (let taken = 0; taken < steps; taken += 1) {
        tf.tidy(() => {
          const gy = tf.mul(tf.sub(y, tf.square(x)), 200)
          const gx = tf.mul(tf.sub(tf.sub(x, 1), tf.mul(x, gy)), 2)
          optimizer?.applyGradients({ x: gx, y: gy })
        })
      }
      for (const axis of [0, 1] as const) read(axis, 0)
    },
    place: (run) => [read(0, run), read(1, run)],
    dispose: clear,
  }
}

function startsAlong(axis: number): Float32Array {
  return Float32Array.from({ length: runs }, (_, run) => start(run)[axis] ?? NaN)
}

/** The fewest operations that we know of. */
export function tensorflowByOperations(tf: TensorFlow): Contender {
  const starts = [startsAlong(0), startsAlong(1)]
  let state: State | undefined
  let step = 0
  const present = (): State => {
    if (!state) throw new Error('restart first')
    return state
  }
  const read = (tensor: Tensor, run: number): number =>
    tf.tidy(() => tf.slice(tensor, [Math.floor(run / side), run % side], [1, 1]).dataSync()[0] ?? NaN)

  return {
    restart() {
      step = 0
      if (state) tf.dispose(state)
      const [xs = new Float32Array(), ys = new Float32Array()] = starts
      const zeros = (): Tensor => tf.zeros(shape)
      state = [tf.tensor2d(xs, shape), tf.tensor2d(ys, shape), zeros(), zeros(), zeros(), zeros()]
      // Tensors go to the GPU when they are first used: not while the clock runs.
      for (const tensor of state) read(tensor, 0)
    },
    advance(steps) {
      for (let taken = 0; taken < steps; taken += 1) {
        const before = present()
        step += 1
        state = tf.tidy(() => next(tf, before, step))
        tf.dispose(before)
      }
      // Nothing is read before all of it is computed.
      for (const tensor of present()) read(tensor, 0)
    },
    place: (run) => [read(present()[0], run), read(present()[1], run)],
    dispose() {
      if (state) tf.dispose(state)
      state = undefined
    },
  }
}

function next(tf: TensorFlow, [x, y, mx, my, vx, vy]: State, step: number): State {
  const { rate, floor } = corrections(step)
  const gy = tf.mul(tf.sub(y, tf.square(x)), 200)
  const gx = tf.mul(tf.sub(tf.sub(x, 1), tf.mul(x, gy)), 2)
  const first = (m: Tensor, g: Tensor): Tensor => tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1))
  const second = (v: Tensor, g: Tensor): Tensor => tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2))
  const moved = (place: Tensor, m: Tensor, v: Tensor): Tensor =>
    tf.sub(place, tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), floor)))
  const [mx1, my1, vx1, vy1] = [first(mx, gx), first(my, gy), second(vx, gx), second(vy, gy)]
  return [moved(x, mx1, vx1), moved(y, my1, vy1), mx1, my1, vx1, vy1]
}
