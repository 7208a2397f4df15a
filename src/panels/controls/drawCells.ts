/** Puts a map's colours into a canvas, one pixel a cell. The style sheet turns it over: its rows come from the bottom. */
export function drawCells(
  canvas: HTMLCanvasElement,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  columns: number,
  rows: number,
): void {
  const context = canvas.getContext('2d')
  if (!context || columns === 0 || rows === 0) return
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns
    canvas.height = rows
  }
  context.putImageData(new ImageData(pixels, columns, rows), 0, 0)
}
