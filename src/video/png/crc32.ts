/** CRC-32 as PNG and ZIP use it (ISO 3309). */
export function crc32(...parts: readonly Uint8Array[]): number {
  let crc = -1
  for (const bytes of parts) for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1
  return crc
})
