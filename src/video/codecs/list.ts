/** The codecs of films: what each is asked for, so that its pictures are near to the frames. */

export interface Codec {
  /** For the person. */
  readonly name: string
  /** As mediabunny calls it. */
  readonly track: 'avc' | 'vp9' | 'av1' | 'vp8'
  config(size: Size): VideoEncoderConfig
  /** Whether it has colour for every pixel. */
  readonly isSharp?: true
  /** Said with each frame. */
  readonly options?: VideoEncoderEncodeOptions
}

export interface Size {
  readonly width: number
  readonly height: number
  readonly fps: number
}

const h264: Codec = {
  name: 'H.264',
  track: 'avc',
  // 64: high profile. It has no quantizer in every browser.
  config: (size) => ({
    ...common(size),
    codec: `avc1.6400${hex(h264Level(size))}`,
    ...byBitrate(size),
    avc: { format: 'avc' },
  }),
}

const vp9: Codec = {
  name: 'VP9',
  track: 'vp9',
  config: (size) => ({
    ...common(size),
    codec: `vp09.00.${levelOf(vp9Levels, size)}.08`,
    bitrateMode: 'quantizer',
  }),
  options: { vp9: { quantizer: 28 } },
}

const av1: Codec = {
  name: 'AV1',
  track: 'av1',
  config: (size) => ({
    ...common(size),
    codec: `av01.0.${levelOf(av1Levels, size)}M.08`,
    bitrateMode: 'quantizer',
  }),
  options: { av1: { quantizer: 30 } },
}

const vp8: Codec = {
  name: 'VP8',
  track: 'vp8',
  config: (size) => ({ ...common(size), codec: 'vp8', ...byBitrate(size) }),
}

/** Colour for every pixel (4:4:4), stored as red, green and blue: thin lines keep theirs. */
const vp9Sharp: Codec = {
  name: 'VP9 4:4:4',
  isSharp: true,
  track: 'vp9',
  config: (size) => ({
    ...common(size),
    codec: `vp09.01.${levelOf(vp9Levels, size)}.08.03.01.13.00.01`,
    bitrateMode: 'quantizer',
  }),
  options: { vp9: { quantizer: 28 } },
}

/** The same by AV1's high profile. */
const av1Sharp: Codec = {
  name: 'AV1 4:4:4',
  isSharp: true,
  track: 'av1',
  config: (size) => ({
    ...common(size),
    codec: `av01.1.${levelOf(av1Levels, size)}M.08`,
    bitrateMode: 'quantizer',
  }),
  options: { av1: { quantizer: 30 } },
}

/** For a browser whose encoder has no quantizer. */
function byBits({ name, track, config }: Codec): Codec {
  return { name, track, config: (size) => ({ ...config(size), ...byBitrate(size) }) }
}

/** In the order in which they are tried. */
export const ladders: Readonly<Record<'mp4' | 'webm' | 'transparent' | 'sharp', readonly Codec[]>> = {
  mp4: [h264, vp9, byBits(vp9), av1, byBits(av1)],
  webm: [vp9, byBits(vp9), av1, byBits(av1), vp8],
  // Players ignore the alpha of AV1.
  transparent: [vp9, byBits(vp9), vp8],
  sharp: [vp9Sharp, av1Sharp],
}

function common({ width, height, fps }: Size): Omit<VideoEncoderConfig, 'codec'> {
  return { width, height, framerate: fps, latencyMode: 'quality' }
}

/** A fifth of a bit a pixel, and enough for thin lines in small pictures. */
function byBitrate(size: Size): Pick<VideoEncoderConfig, 'bitrate' | 'bitrateMode'> {
  return { bitrate: bitrateOf(size), bitrateMode: 'variable' }
}

function bitrateOf({ width, height, fps }: Size): number {
  return Math.round(Math.max(2_000_000, 0.2 * width * height * fps))
}

/**
 * The least level that has room for the size, its speed and the bits (ITU-T H.264, table A-1, high profile); the last
 * where none has.
 */
function h264Level({ width, height, fps }: Size): number {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  const bitrate = bitrateOf({ width, height, fps })
  const fits = h264Levels.find(
    ([, most, perSecond, kilobits]) =>
      blocks <= most && blocks * fps <= perSecond && bitrate <= 1250 * kilobits,
  )
  return (fits ?? lastH264)[0]
}

type H264Level = readonly [level: number, blocks: number, blocksPerSecond: number, kilobits: number]
const lastH264: H264Level = [62, 139_264, 16_711_680, 800_000]
const h264Levels: readonly H264Level[] = [
  [30, 1_620, 40_500, 10_000],
  [31, 3_600, 108_000, 14_000],
  [32, 5_120, 216_000, 20_000],
  [40, 8_192, 245_760, 20_000],
  [42, 8_704, 522_240, 50_000],
  [50, 22_080, 589_824, 135_000],
  [51, 36_864, 983_040, 240_000],
  [52, 36_864, 2_073_600, 240_000],
  [60, 139_264, 4_177_920, 240_000],
  [61, 139_264, 8_355_840, 480_000],
  lastH264,
]

/** Level, pixels, pixels a second (webmproject.org/vp9/levels). */
const vp9Levels: readonly Level[] = [
  [10, 36_864, 829_440],
  [11, 73_728, 2_764_800],
  [20, 122_880, 4_608_000],
  [21, 245_760, 9_216_000],
  [30, 552_960, 20_736_000],
  [31, 983_040, 36_864_000],
  [40, 2_228_224, 83_558_400],
  [41, 2_228_224, 160_432_128],
  [50, 8_912_896, 311_951_360],
  [51, 8_912_896, 588_251_136],
  [52, 8_912_896, 1_176_502_272],
  [60, 35_651_584, 1_176_502_272],
  [61, 35_651_584, 2_353_004_544],
  [62, 35_651_584, 4_706_009_088],
]

/** The same for AV1 (its specification, A.3). */
const av1Levels: readonly Level[] = [
  [0, 147_456, 4_423_680],
  [1, 278_784, 8_363_520],
  [4, 665_856, 19_975_680],
  [5, 1_065_024, 31_950_720],
  [8, 2_359_296, 70_778_880],
  [9, 2_359_296, 141_557_760],
  [12, 8_912_896, 267_386_880],
  [13, 8_912_896, 534_773_760],
  [14, 8_912_896, 1_069_547_520],
  [16, 35_651_584, 1_069_547_520],
  [17, 35_651_584, 2_139_095_040],
  [18, 35_651_584, 4_278_190_080],
]

type Level = readonly [level: number, pixels: number, pixelsPerSecond: number]

/** In two digits; the highest where none has room. */
function levelOf(levels: readonly Level[], { width, height, fps }: Size): string {
  const pixels = width * height
  const fits = levels.find(([, most, perSecond]) => pixels <= most && pixels * fps <= perSecond)
  return String((fits ?? levels.at(-1) ?? [0])[0]).padStart(2, '0')
}

function hex(value: number): string {
  return value.toString(16).padStart(2, '0')
}
