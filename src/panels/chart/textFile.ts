/** Writes a long text as a file without blocking the page. */

/** Lines are joined into pieces of about this many characters. */
const pieceLength = 1 << 18
/** Milliseconds of writing before the page may run again. */
const sliceLength = 12

export async function textFile(lines: Iterable<string>, type: string): Promise<Blob> {
  const pieces: string[] = []
  let piece = ''
  let began = performance.now()
  for (const line of lines) {
    piece += line
    if (piece.length < pieceLength) continue
    pieces.push(piece)
    piece = ''
    if (performance.now() - began < sliceLength) continue
    await new Promise((done) => setTimeout(done))
    began = performance.now()
  }
  return new Blob([...pieces, piece], { type })
}
