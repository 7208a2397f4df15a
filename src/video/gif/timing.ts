/** When the frames of a GIF are shown. Its clock has hundredths of a second. */

/** Shorter frames are shown for a tenth of a second by browsers. */
const least = 2

/**
 * How long each frame is shown, in hundredths of a second; 0 if it is left out, which happens above 50 frames a
 * second. A frame that is shown begins at round(100 n / fps), so errors do not add up.
 */
export function delays(frames: number, fps: number): number[] {
  const start = (frame: number): number => Math.round((100 * frame) / fps)
  const shown: number[] = [0]
  for (let frame = 1; frame < frames; frame++)
    if (start(frame) - start(shown.at(-1) ?? 0) >= least) shown.push(frame)
  const all = Array.from({ length: frames }, () => 0)
  shown.forEach((frame, index) => (all[frame] = start(shown[index + 1] ?? frames) - start(frame)))
  return all
}
