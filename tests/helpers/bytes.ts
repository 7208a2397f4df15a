/** Numbers as bytes, for comparisons to the bit. */

export function bytesOf(numbers: Float64Array | undefined): Uint8Array {
  if (!numbers) throw new Error('there is no run')
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
