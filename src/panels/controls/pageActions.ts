/** What the toolbar and the keys can do with the page. */
export interface PageActions {
  savePicture(): void
  copyLink(): void
  /** The link with the playhead, and whether it plays. */
  copyMoment(): void
  toggleHelp(): void
  toggleScenes(): void
  toggleFullScreen(): void
  resetView(): void
}
