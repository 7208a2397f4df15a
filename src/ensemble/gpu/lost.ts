/** Work on a GPU that is lost while it goes on. */

/** The reason that its signal is aborted with. */
export const gpuLost = new Error('the GPU was lost')

/** Whether what was made on the GPU is gone with it: deleting it would be a mistake. */
export function isGone({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason === gpuLost
}
