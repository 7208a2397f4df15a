/** What the toolbar and the keys can do with the page. */
export interface PageActions {
  savePicture(): void
  copyLink(): void
  /** The link with the playhead, and whether it plays. */
  copyMoment(): void
  toggleHelp(): void
  toggleScenes(): void
  /** Forgets a sheet that was asked for and is not there yet. An open one is closed by the browser. */
  cancelSheet(): void
  toggleFullScreen(): void
  resetView(): void
}
