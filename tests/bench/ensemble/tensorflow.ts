/** The same steps by TensorFlow.js on WebGL: its own operations on whole tensors, nothing kept that is not needed. */
import { type Contender, beta1, beta2, corrections, runs, side, start } from './contender'

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
}

interface Tensor {
  dataSync(): Float32Array
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

export async function tensorflow(tf: TensorFlow): Promise<Contender> {
  const isThere = await tf.setBackend('webgl')
  if (!isThere || tf.getBackend() !== 'webgl') throw new Error('TensorFlow.js has no WebGL here.')
  const starts = [0, 1].map((axis) =>
    Float32Array.from({ length: runs }, (_, run) => start(run)[axis] ?? NaN),
  )
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
      for (let taken = 0; taken < steps; taken++) {
        const before = present()
        state = tf.tidy(() => next(tf, before, ++step))
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
