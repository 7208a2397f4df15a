/** Why an ensemble cannot be computed, in one line that says what to do. */
export class EnsembleError extends Error {
  override readonly name = 'EnsembleError'
}
