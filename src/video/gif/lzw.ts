/** The compression of GIF: LZW with codes of 9 to 12 bits (GIF89a, appendix F). */

/** @param places one byte a pixel @returns the sub-blocks, with the smallest code's size before and the end after */
export function lzw(places: Uint8Array): Uint8Array {
  const out = new BitWriter(places.length + 1024)
  const keys = new Int32Array(slots)
  const codes = new Uint16Array(slots)
  let next = first
  let bits = 9
  const begin = (): void => {
    out.write(clear, bits)
    keys.fill(-1)
    next = first
    bits = 9
  }
  begin()
  let prefix = places[0] ?? 0
  for (let index = 1; index < places.length; index++) {
    const place = places[index] ?? 0
    const key = (prefix << 8) | place
    let slot = ((place << 5) ^ prefix) & (slots - 1)
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (slots - 1)
    if (keys[slot] === key) {
      prefix = codes[slot] ?? 0
      continue
    }
    out.write(prefix, bits)
    prefix = place
    if (next === 4096) {
      begin()
      continue
    }
    // The reader learns a code one step later, so codes grow when this one no longer fits.
    if (next === 1 << bits) bits++
    keys[slot] = key
    codes[slot] = next++
  }
  out.write(prefix, bits)
  // The reader has learned one more code from that.
  if (next === 1 << bits && bits < 12) bits++
  out.write(end, bits)
  return out.blocks()
}

const [clear, end, first] = [256, 257, 258]
/** Twice as many as there are codes, a power of two. */
const slots = 8192

/** Bits from the lowest up, in blocks of at most 255 bytes. */
class BitWriter {
  #bytes: Uint8Array
  #length = 0
  #held = 0
  #count = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  write(code: number, bits: number): void {
    this.#held |= code << this.#count
    this.#count += bits
    while (this.#count >= 8) this.#byte()
  }

  /** Begins with 8, the bits of a pixel. */
  blocks(): Uint8Array {
    if (this.#count > 0) this.#byte()
    const count = Math.ceil(this.#length / 255)
    const whole = new Uint8Array(1 + this.#length + count + 1)
    whole[0] = 8
    for (let block = 0; block < count; block++) {
      const data = this.#bytes.subarray(255 * block, Math.min(255 * (block + 1), this.#length))
      whole[1 + 256 * block] = data.length
      whole.set(data, 2 + 256 * block)
    }
    return whole
  }

  #byte(): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    this.#bytes[this.#length++] = this.#held & 255
    this.#held >>>= 8
    this.#count = Math.max(0, this.#count - 8)
  }
}
