/** How panes share the picture: rows and columns of one size. */

export interface Grid {
  readonly columns: number
  readonly rows: number
}

/** A pane of about this shape holds the largest picture. */
const bestAspect = 1.3

/** The grid of so many panes whose shape is nearest to the best. `aspect` is the whole picture's width by its height. */
export function gridOf(count: number, aspect: number): Grid {
  const grids = Array.from({ length: count }, (_, index) => index + 1)
    .filter((columns) => count % columns === 0)
    .map((columns): Grid => ({ columns, rows: count / columns }))
  const distance = ({ columns, rows }: Grid): number =>
    Math.abs(Math.log((aspect * rows) / columns / bestAspect))
  const sorted = grids.toSorted((one, other) => distance(one) - distance(other))
  return sorted[0] ?? { columns: 1, rows: 1 }
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a pane is in a picture of this size: row after row from the top left corner. */
export function boxOf(index: number, { columns, rows }: Grid, width: number, height: number): Box {
  const [column, row] = [index % columns, Math.floor(index / columns)]
  return {
    left: (column * width) / columns,
    top: (row * height) / rows,
    width: width / columns,
    height: height / rows,
  }
}
