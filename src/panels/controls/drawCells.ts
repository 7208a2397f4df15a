/** Draws a map's colours into a canvas, one pixel per cell. Its rows come from the bottom, so the style sheet flips it. */
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
