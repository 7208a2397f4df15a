/** A window that has asked something, and where its page is from. */
export interface Asker {
  readonly window: WindowProxy
  readonly origin: string
}

/** Never to another page than the one that asked, even if another has come into its window. */
export function tell({ window, origin }: Asker, message: object): void {
  window.postMessage(message, { targetOrigin: origin })
}
