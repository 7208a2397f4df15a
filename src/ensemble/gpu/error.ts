/** Why an ensemble cannot be computed, in one line that says what to do. */
export class EnsembleError extends Error {
  override readonly name: string = 'EnsembleError'
}

/** A run needs more than the GPU has room for. The CPU can still compute it. */
export class RoomError extends EnsembleError {
  override readonly name = 'RoomError'
}
