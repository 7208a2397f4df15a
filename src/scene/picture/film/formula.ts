/** A formula that a pen can draw. */

export interface FormulaPicture {
  /** In units. */
  readonly width: number
  readonly height: number
  /** Draws it with its top left corner at the pen's origin. */
  draw(pen: CanvasRenderingContext2D): void
}
