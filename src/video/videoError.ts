/** What a person is told when a film cannot be made into a file: one line that says what to do. */
export class VideoError extends Error {
  override readonly name = 'VideoError'
}
