/** A checksum, by which a link shows that it came through whole. */

/** The CRC-32 of ISO 3309, as zip and PNG have it: it finds every change of up to four bytes in a row. */
export function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
