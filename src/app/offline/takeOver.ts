/** What the page tells a version that waits: that it may take over now. */
export const takeOver = 'take over'
