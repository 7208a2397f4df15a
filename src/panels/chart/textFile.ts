/** A long text as a file, written while the page stays alive. */

/** Lines are put together in pieces of about so many characters. */
const pieceLength = 1 << 18
/** The page has its turn after so many milliseconds of writing. */
const turn = 12

export async function textFile(lines: Iterable<string>, type: string): Promise<Blob> {
  const pieces: string[] = []
  let piece = ''
  let began = performance.now()
  for (const line of lines) {
    piece += line
    if (piece.length < pieceLength) continue
    pieces.push(piece)
    piece = ''
    if (performance.now() - began < turn) continue
    await new Promise((done) => setTimeout(done))
    began = performance.now()
  }
  return new Blob([...pieces, piece], { type })
}
