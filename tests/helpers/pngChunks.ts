/** The data of a PNG's chunks of one name. */
export function chunksIn(bytes: Uint8Array<ArrayBuffer>, name: string): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const found: Uint8Array<ArrayBuffer>[] = []
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at)
    if (new TextDecoder().decode(bytes.subarray(at + 4, at + 8)) === name)
      found.push(bytes.slice(at + 8, at + 8 + length))
    at += 12 + length
  }
  return found
}
