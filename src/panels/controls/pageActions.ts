/** What the toolbar and the keys can do with the page, as its parts are handed it. */

/** Open and close the sheets. */
export type SheetToggles = Pick<PageActions, 'toggleHelp' | 'toggleScenes' | 'toggleTalk' | 'cancelSheet'>

export interface PageActions {
  savePicture(): void
  copyLink(): void
  /** The link with the playhead, and whether it plays. */
  copyMoment(): void
  toggleHelp(): void
  toggleScenes(): void
  /** The sheet from which what is read is given as a talk. */
  toggleTalk(): void
  /** Forgets a sheet that was asked for and is not there yet. An open one is closed by the browser. */
  cancelSheet(): void
  toggleFullScreen(): void
  resetView(): void
}
