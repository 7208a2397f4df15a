/** Encoders for tests: some refuse, some lie. Each is the browser's own but for one fault. */
import { type BrowserEncoder, type MakeEncoder, browserEncoder } from '../../src/video/codecs/encoder'
import { shownPixels } from './film'

/** What one encoder does otherwise. It is handed the browser's own, and how chunks and errors are told. */
export type Fault = (encoder: BrowserEncoder, init: VideoEncoderInit) => Partial<BrowserEncoder>

/** @param hasFault whether an encoder of this codec has it, of which so many were made before */
export function faulty(hasFault: (codec: string, made: number) => boolean, fault: Fault): MakeEncoder {
  let made = 0
  return (init) => {
    const encoder = browserEncoder(init)
    const number = made++
    const own: BrowserEncoder = {
      configure: (config) => encoder.configure(config),
      encode: (frame, options) => encoder.encode(frame, options),
      flush: () => encoder.flush(),
      close: () => encoder.close(),
      get state() {
        return encoder.state
      },
      get encodeQueueSize() {
        return encoder.encodeQueueSize
      },
      addEventListener: encoder.addEventListener.bind(encoder),
    }
    let faults: Partial<BrowserEncoder> = {}
    return Object.assign(Object.create(own), {
      configure(config: VideoEncoderConfig) {
        if (hasFault(config.codec, number)) faults = fault(own, init)
        ;(faults.configure ?? own.configure)(config)
      },
      encode: (frame: VideoFrame, options?: VideoEncoderEncodeOptions) =>
        (faults.encode ?? own.encode)(frame, options),
      flush: () => (faults.flush ?? own.flush)(),
    })
  }
}

/** Takes only codecs whose name begins so. */
export function only(start: string): MakeEncoder {
  return faulty(
    (codec) => !codec.startsWith(start),
    () => ({
      configure() {
        throw new DOMException('not this codec', 'NotSupportedError')
      },
    }),
  )
}

/** Encodes other pictures than it is given. */
export function ghost(change: (rgba: Uint8ClampedArray<ArrayBuffer>) => void): Fault {
  return ({ encode }) => ({
    encode(frame, options) {
      const { data, width, height } = shownPixels(frame)
      change(data)
      const other = new VideoFrame(data, {
        format: 'RGBX',
        codedWidth: width,
        codedHeight: height,
        timestamp: frame.timestamp,
        colorSpace: frame.colorSpace.toJSON(),
      })
      encode(other, options)
      other.close()
    },
  })
}
