/** Where labels go: beside their balls, and apart from each other. The same places always give the same layout. */

export interface Point {
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A label: its size, its middle, and the ball that it names. CSS pixels from the top left corner. */
export interface LabelBox extends Size {
  readonly x: number
  readonly y: number
  readonly ball: Point
}

/** Labels stay this far from each other, from balls and from the edge. */
const pad = 2
const maxRounds = 40
/** Balls do not move. In the last rounds labels only keep off each other. */
const ballRounds = 20
const tolerance = 0.01

/** The middle of a label at its ball: on its right, or on its left where the picture ends. */
export function beside(ball: Point, { width, height }: Size, gap: number, pictureWidth: number): Point {
  const isLeft = ball.x + gap + width > pictureWidth - 4
  return {
    x: ball.x + (isLeft ? -1 : 1) * (gap + width / 2),
    y: Math.max(ball.y - 0.9 * gap, height / 2 + 4),
  }
}

/** Pushes labels up and down until none covers another or a ball. Returns the middle of each. */
export function separate(
  boxes: readonly LabelBox[],
  pictureHeight: number,
  ballRadius: number,
): readonly Point[] {
  const moving = boxes.map((box) => ({ ...box }))
  for (let round = 0; round < maxRounds; round += 1) {
    const hasLeftBalls = round < ballRounds && pushOffBalls(moving, ballRadius)
    const hasParted = pushApart(moving)
    for (const box of moving) {
      box.y = Math.min(Math.max(box.y, box.height / 2 + pad), pictureHeight - box.height / 2 - pad)
    }
    if (!hasLeftBalls && !hasParted) break
  }
  return moving
}

type MovingBox = LabelBox & { y: number }

/** Whether any label had to move. */
function pushOffBalls(boxes: readonly MovingBox[], ballRadius: number): boolean {
  let hasMoved = false
  for (const box of boxes) {
    for (const { ball } of boxes) {
      const across = box.width / 2 + ballRadius + pad - Math.abs(box.x - ball.x)
      const along = box.height / 2 + ballRadius + pad - Math.abs(box.y - ball.y)
      if (across <= 0 || along <= tolerance) continue
      box.y += box.y <= ball.y ? -along : along
      hasMoved = true
    }
  }
  return hasMoved
}

/** Whether any label had to move. */
function pushApart(boxes: readonly MovingBox[]): boolean {
  let hasMoved = false
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const across = (one.width + other.width) / 2 + pad - Math.abs(one.x - other.x)
      const along = (one.height + other.height) / 2 + pad - Math.abs(one.y - other.y)
      if (across <= 0 || along <= tolerance) continue
      // Of two at one height the earlier runner goes up.
      const up = one.y <= other.y ? 1 : -1
      one.y -= (up * along) / 2
      other.y += (up * along) / 2
      hasMoved = true
    }
  }
  return hasMoved
}
