/** What the toolbar and the keys can do with the page. */
export interface PageActions {
  savePicture(): void
  copyLink(): void
  toggleHelp(): void
  toggleFullScreen(): void
  resetView(): void
}
