/** How large a talk may be, so that a file from anywhere opens at once. Lengths of texts are in characters. */
import { bytesFor } from '../experiment/file/jsonText'
import type { CueShow } from './talk'

export const maxTalkLength = 4 * 1024 * 1024
/** How many bytes of a file are enough. */
export const maxTalkBytes = bytesFor(maxTalkLength)
export const maxCues = 1000
export const maxTitle = 120
export const maxSource = 500
export const maxText = 20_000
export const maxNote = 20_000
export const maxControls = 8
export const maxQuestion = 300
export const maxOptions = 6
/** JSON values of all experiments together, each counted with what it takes from the cue before. */
export const maxValues = 200_000
/** In seconds. */
export const maxGlide = 10
export const maxSeconds = 3600

export const usualGlide = 1.2
export const usualShow: CueShow = { title: true, text: true, board: false, chart: false, card: false }
