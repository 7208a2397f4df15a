/** Runs in the page: takes the same steps in every available way, one after another, and reports the speed of each. */
import { type Contender, runs } from './contender'
import { engine } from './engine'
import { javaScript } from './javaScript'
import { pairs } from './pairs'
import { shader } from './shader'
import { tensorflowAdam, tensorflowByOperations, startWebgl } from './tensorflow'

export interface Contest {
  /** Run-steps a second. */
  readonly speeds: Readonly<Record<'engine' | 'shader' | 'pairs' | 'javaScript', number>> & {
    readonly tensorFlow?: number
    readonly tensorFlowByOperations?: number
  }
  /** One line for each way that does not come to where plain JavaScript comes. */
  readonly complaints: readonly string[]
}

declare global {
  interface Window {
    contest(): Promise<Contest>
  }
}

/** Steps that all ways are compared after; rounding differs, and some of the first steps amplify it. */
const compared = 64
const tolerance = 1e-3

window.contest = async () => {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('There are no float targets here.')
  const plain = javaScript()
  const ours = await engine(gl)
  const byHand = shader(gl)
  const bare = pairs(gl)
  const { tf } = window
  if (tf) await startWebgl(tf)
  const theirs = tf && tensorflowAdam(tf)
  const tuned = tf && tensorflowByOperations(tf)
  const complaints = [
    apart(plain, ours, 'the engine'),
    apart(plain, byHand, 'the shader by hand'),
    apart(plain, bare, 'the bare shader by hand'),
    ...(theirs ? [apart(plain, theirs, 'TensorFlow.js')] : []),
    ...(tuned ? [apart(plain, tuned, 'TensorFlow.js by operations')] : []),
  ].filter((line) => line !== undefined)

  // The ways that are compared most closely alternate, so that they meet the same state of the machine.
  const [engineSpeed = NaN, shaderSpeed = NaN, pairsSpeed = NaN] = medianSpeeds([ours, byHand, bare], 256, 9)
  const [plainSpeed = NaN] = medianSpeeds([plain], 32, 3)
  const [theirSpeed, tunedSpeed] = theirs && tuned ? medianSpeeds([theirs, tuned], 8, 3) : []
  for (const each of [plain, ours, byHand, bare, theirs, tuned]) each?.dispose()
  return {
    speeds: {
      engine: engineSpeed,
      shader: shaderSpeed,
      pairs: pairsSpeed,
      javaScript: plainSpeed,
      ...(theirSpeed !== undefined && { tensorFlow: theirSpeed }),
      ...(tunedSpeed !== undefined && { tensorFlowByOperations: tunedSpeed }),
    },
    complaints,
  }
}

/** After the comparison nothing has to warm up any more. */
function medianSpeeds(contenders: readonly Contender[], steps: number, rounds: number): number[] {
  const speeds = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      contender.restart()
      const before = performance.now()
      contender.advance(steps)
      speeds[index]?.push((runs * steps) / ((performance.now() - before) / 1000))
    }
  }
  return speeds.map((each) => each.toSorted((a, b) => a - b)[(rounds - 1) / 2] ?? NaN)
}

/** Says so where two do not do the same work. */
function apart(one: Contender, other: Contender, name: string): string | undefined {
  for (const each of [one, other]) {
    each.restart()
    each.advance(compared)
  }
  const places = [0, 1, 1023, 123_456, 654_321, runs - 1].map(
    (run) => [one.place(run), other.place(run)] as const,
  )
  const distance = Math.max(...places.map(([[x0, y0], [x1, y1]]) => Math.hypot(x1 - x0, y1 - y0)))
  if (distance < tolerance) return undefined
  return `plain JavaScript and ${name} part by ${distance}: their speeds do not compare`
}
