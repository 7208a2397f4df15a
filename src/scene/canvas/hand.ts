/** A hand on the camera's controls, and when the camera has settled after it. */
export class Hand {
  #isDown = false
  #isActing = false
  #hasMoved = false
  #isMoving = false

  take(): void {
    this.#isDown = this.#isActing = true
  }

  /** The controls report a move. They also report those of easing, a frame late. */
  move(): void {
    if (this.#isActing) this.#hasMoved = this.#isMoving = true
  }

  leave(): void {
    this.#isDown = false
  }

  /** The camera is no longer where the hand brought it. */
  forget(): void {
    this.#isActing = this.#hasMoved = false
  }

  /** Asked once in every frame, after the controls have moved: whether the camera has just settled. */
  hasSettled(isEasing: boolean): boolean {
    // Damping is over once the controls report no change before a frame.
    const isStill = !this.#isDown && !this.#isMoving && !isEasing
    this.#isMoving = false
    if (!this.#hasMoved || !isStill) return false
    this.forget()
    return true
  }
}
