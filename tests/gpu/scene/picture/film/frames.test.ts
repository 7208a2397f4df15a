/** A frame is a function of the film and its number: alone, in any order, after a lost context, by another drawer. */
import { expect, test } from 'vitest'
import { digestsOf, filmFrom, withDrawer } from '../../../../helpers/filmed'

const experiment = { surface: { id: 'himmelblau' }, start: [-1, 1], steps: 40, runners: [{ optimizer: 'sgd', settings: { eta: 0.001 } }, { optimizer: 'adam' }] } // prettier-ignore
const talk = {
  thalweg: 'talk',
  version: 1,
  title: 'A talk',
  cues: [
    { title: 'One', experiment, seconds: 1, text: 'A {= step } step.', play: { from: 0, speed: 32 } },
    { title: 'Two', experiment: { ...experiment, surface: { id: 'rosenbrock' } }, seconds: 1.5, glide: 0.8 },
  ],
}
const three = { ...talk, cues: [...talk.cues, { title: 'Three', experiment: { ...experiment, surface: { id: 'saddle' } }, seconds: 1.5, glide: 0.8 }] } // prettier-ignore
const moving = {
  experiment,
  seconds: 2,
  play: { hold: [0.2, 0.2] },
  camera: [{ at: 0, orbit: 20, ease: 'linear' }, { at: 1, orbit: 40 }, { at: 2, follow: 1 }],
  captions: [{ from: 0.2, to: 1.5, text: 'After {= step } steps: {= loss(0) }' }],
} // prettier-ignore

const films: Readonly<Record<string, object>> = {
  'a camera that moves': moving,
  'values that move': { ...moving, values: [{ at: 0.5, of: 'runners.0.settings.eta', to: 0.01 }] },
  'a surface that moves': { experiment: { surface: { id: 'rosenbrock' }, steps: 20 }, seconds: 2, values: [{ at: 0, of: 'surface.settings.b', to: 5, over: 2 }] }, // prettier-ignore
  'twice the samples': { ...moving, supersample: 2 },
  'an open shutter': { ...moving, shutter: 0.5 },
  'both, without a ground': { ...moving, supersample: 2, shutter: 1, background: 'transparent' },
  'a talk': { talk },
  'formula, chart and legend': { ...moving, show: { formula: true, chart: true, legend: true } },
  'a talk of three that fade': { talk: three },
  'four panes': { ...moving, camera: [], experiment: { ...experiment, view: { panes: [{}, {}, {}, {}] } } },
  'one parameter': { experiment: { surface: { id: 'parabola' }, start: [4] }, seconds: 2 },
}

test.each(Object.entries(films))(
  '%s: each frame is the same alone, in order, in reverse, and after a lost context',
  async (_, parts) => {
    const film = filmFrom(parts)
    const inOrder = await withDrawer(film, (drawer) => digestsOf(drawer, [0, 3, 4, 11, 14]))
    expect(new Set(inOrder).size).toBeGreaterThanOrEqual(4)
    await withDrawer(film, async (drawer) => {
      expect((await digestsOf(drawer, [14, 11, 4, 0])).toReversed()).toEqual(inOrder.toSpliced(1, 1))
      await drawer.loseContext()
      expect(await digestsOf(drawer, [3, 11])).toEqual([inOrder[1], inOrder[3]])
    })
  },
)

test('a context that is lost between two frames of a film costs none of them', async () => {
  await withDrawer(filmFrom(moving), async (drawer) => {
    const before = await digestsOf(drawer, [5, 6])
    await drawer.draw(5)
    const lost = drawer.loseContext()
    const after = await digestsOf(drawer, [6])
    await lost
    expect(after).toEqual([before[1]])
  })
})

test('blur and samples change the picture, and by little', async () => {
  const of = (others: object): Promise<ImageData> => withDrawer(filmFrom({ ...moving, captions: [], ...others }), (drawer) => drawer.pixels(9)) // prettier-ignore
  const plain = await of({})
  for (const others of [{ supersample: 2 }, { supersample: 3 }, { shutter: 1 }]) {
    const { data } = await of(others)
    const difference = data.reduce((sum, value, at) => sum + Math.abs(value - (plain.data[at] ?? 0)), 0) / data.length // prettier-ignore
    expect(difference).toBeGreaterThan(0.05)
    expect(difference).toBeLessThan(6)
  }
})

test('a frame in which nothing moves is the one before', async () => {
  const film = filmFrom({ experiment, seconds: 4, play: { hold: [1, 1] } })
  await withDrawer(film, async (drawer) => {
    const [first, second, last] = await digestsOf(drawer, [2, 4, 39])
    expect(second).toBe(first)
    expect(last).not.toBe(first)
  })
})

test('without a ground a corner is clear, and the sheet is solid', async () => {
  await withDrawer(filmFrom({ experiment, background: 'transparent', show: { title: false, step: false, board: false } }), async (drawer) => {
    const { data, width, height } = await drawer.pixels(0)
    const alphaAt = (x: number, y: number): number | undefined => data[4 * (y * width + x) + 3]
    for (const [x, y] of [[0, 0], [width - 1, 0], [0, height - 1], [width - 1, height - 1]] as const)
      expect(alphaAt(x, y)).toBe(0)
    expect(alphaAt(width / 2, height / 2)).toBe(255)
    const solid = data.filter((alpha, at) => at % 4 === 3 && alpha === 255).length
    expect(solid / (width * height)).toBeGreaterThan(0.1)
  })
}) // prettier-ignore

test.each([
  [320, 180],
  [180, 320],
  [240, 240],
])('in %d × %d the surface fills its room', async (...size) => {
  const show = { title: false, step: false, board: false }
  await withDrawer(filmFrom({ experiment, size, background: 'transparent', show }), async (drawer) => {
    const { data, width } = await drawer.pixels(0)
    const solid = Array.from({ length: data.length / 4 }, (_, at) => at).filter(
      (at) => data[4 * at + 3] === 255,
    )
    const [xs, ys] = [solid.map((at) => at % width), solid.map((at) => Math.floor(at / width))]
    const across = (Math.max(...xs) - Math.min(...xs)) / size[0]
    const high = (Math.max(...ys) - Math.min(...ys)) / size[1]
    expect(Math.max(across, high)).toBeGreaterThan(0.5)
    expect(Math.max(across, high)).toBeLessThan(1)
  })
})

test('a ground of one colour is that colour in a corner', async () => {
  await withDrawer(filmFrom({ experiment, background: '#336699' }), async (drawer) => {
    const { data } = await drawer.pixels(0)
    expect(Array.from(data.slice(0, 4))).toEqual([0x33, 0x66, 0x99, 255])
  })
})

test('where one picture comes over another, at 0 there is the one, at ½ the mean, at 1 the other', async () => {
  const view = { camera: { position: [2, 2, 2], target: [0, 0, 0] } }
  const cues = talk.cues.map((cue) => ({ ...cue, text: '', experiment: { ...cue.experiment, view } }))
  const film = filmFrom({ talk: { ...talk, cues }, size: [320, 180] })
  await withDrawer(film, async (drawer) => {
    // The change begins at 1 s, is half done at 1.4 s and over at 1.8 s.
    const [begin, half, end] = [await drawer.pixels(10), await drawer.pixels(14), await drawer.pixels(18)]
    expect(farthest(begin.data, (at) => end.data[at] ?? 0)).toBeGreaterThan(100)
    const mean = (at: number): number => ((begin.data[at] ?? 0) + (end.data[at] ?? 0)) / 2
    expect(farthest(half.data, mean)).toBeLessThanOrEqual(2)
    const alone = filmFrom({ talk: { ...talk, cues: cues.slice(0, 1) }, size: [320, 180], seconds: 2 })
    const last = await withDrawer(alone, (other) => other.pixels(10))
    expect(farthest(begin.data, (at) => last.data[at] ?? 0)).toBeLessThanOrEqual(2)
  })
})

test('where numbers glide, at 0 there is the one cue, at ½ the race of the means, at 1 the other', async () => {
  const cueOf = (x: number, eta: number): object => ({
    title: 'One',
    text: '',
    seconds: 1,
    glide: 0.8,
    experiment: { ...experiment, start: [x, 1], runners: [{ optimizer: 'sgd', settings: { eta } }] },
  })
  const digests = (cues: readonly object[], frames: readonly number[]): Promise<readonly string[]> => {
    const camera = [{ at: 0, position: [2, 2, 2], target: [0, 0, 0] }]
    return withDrawer(filmFrom({ talk: { ...talk, cues }, camera }), (drawer) => digestsOf(drawer, frames))
  }
  // The change begins at 1 s, is half done at 1.4 s and over at 1.8 s.
  const glide = await digests([cueOf(-1, 0.001), cueOf(2, 0.004)], [10, 14, 18])
  // η is on a log scale: half of the way is the geometric mean.
  const alone = [cueOf(-1, 0.001), cueOf(0.5, 0.002), cueOf(2, 0.004)].map((cue) => digests([cue], [0]))
  expect(glide).toEqual((await Promise.all(alone)).flat())
  expect(new Set(glide).size).toBe(3)
})

test('a pane whose ground stands still keeps its light while that of another glides', async () => {
  const view = { panes: [{}, { surface: { id: 'himmelblau' } }] }
  const cueOf = (b: number): object => ({
    title: 'One',
    text: '',
    seconds: 1,
    glide: 0.8,
    experiment: { ...experiment, surface: { id: 'rosenbrock', settings: { b } }, view },
  })
  const camera = [{ at: 0, position: [2, 2, 2], target: [0, 0, 0] }]
  const show = { title: false, step: false, board: false }
  const film = filmFrom({ talk: { ...talk, cues: [cueOf(100), cueOf(5)] }, camera, show })
  await withDrawer(film, async (drawer) => {
    const [begin, half] = [await drawer.pixels(10), await drawer.pixels(14)]
    /** Bytes of the left or the right half that differ. */
    const differing = (isRight: boolean): number =>
      begin.data.filter((byte, at) => {
        const x = (at / 4) % begin.width
        return x >= begin.width / 2 === isRight && byte !== half.data[at]
      }).length
    expect(differing(false)).toBeGreaterThan(1000)
    expect(differing(true)).toBe(0)
  })
})

test('twenty drawers, one after the other, leave no context behind', async () => {
  const warnings: unknown[] = []
  const { warn } = console
  console.warn = (...all: unknown[]) => void warnings.push(...all)
  const standing = document.createElement('canvas').getContext('webgl2')
  try {
    const digests = new Set<string>()
    for (let index = 0; index < 20; index += 1)
      for (const digest of await withDrawer(filmFrom({ experiment }), (drawer) => digestsOf(drawer, [0])))
        digests.add(digest)
    expect(digests.size).toBe(1)
    // A browser with too many contexts takes the oldest away.
    expect(standing?.isContextLost()).toBe(false)
    expect(warnings).toEqual([])
    expect(document.querySelectorAll('canvas')).toHaveLength(0)
  } finally {
    console.warn = warn
    standing?.getExtension('WEBGL_lose_context')?.loseContext()
  }
})

/** The largest difference between bytes and what each should be. */
function farthest(bytes: Uint8ClampedArray, expected: (at: number) => number): number {
  return bytes.reduce((most, byte, at) => Math.max(most, Math.abs(byte - expected(at))), 0)
}

test('scrubbing back into a fade draws what is drawn from the begin on', async () => {
  const film = filmFrom({ talk: three })
  // At 10 frames a second the second cue begins with frame 10, the third with frame 25.
  const [fade, last] = [12, 27]
  const inOrder = await withDrawer(film, (drawer) => digestsOf(drawer, [0, fade, last]))
  await withDrawer(film, async (drawer) => {
    expect(await digestsOf(drawer, [20, last, fade])).toEqual([expect.any(String), inOrder[2], inOrder[1]])
  })
})

test("around several panes there is the film's own ground, whatever was there before", async () => {
  const panes = { ...experiment, view: { theme: 'light', panes: [{}, {}, {}, {}] } }
  await withDrawer(filmFrom({ experiment: panes, background: '#ff8000' }), async (drawer) => {
    const { data, width, height } = await drawer.pixels(0)
    for (const at of [0, 4 * (width - 1), 4 * (height - 1) * width])
      expect(Array.from(data.slice(at, at + 3))).toEqual([255, 128, 0])
  })
})

test('a surface that changes within an open shutter is blurred in that frame alone', async () => {
  const switched = { experiment, seconds: 3, play: { from: 0, to: 0 }, shutter: 1, values: [{ at: 1.05, of: 'surface.id', to: 'saddle' }] } // prettier-ignore
  const film = filmFrom(switched)
  const inOrder = await withDrawer(film, (drawer) => digestsOf(drawer, [9, 10, 11]))
  const alone = await withDrawer(film, (drawer) => digestsOf(drawer, [10]))
  expect(alone).toEqual([inOrder[1]])
  expect(new Set(inOrder).size).toBe(3)
})
