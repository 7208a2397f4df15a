/** What is looked at before a talk: each with how it is, and what to do where it is not well. */
import { loadKatex } from '../../../looks/katex'
import { graphics } from '../../../lab/graphics'
import { offline } from '../../../lab/offline'
import { faultOf } from '../../../lab/talk/present'
import { race } from '../../../run/race'
import { reportOfCue } from '../../../talk/report'
import type { Talk } from '../../../talk/talk'
import { hasSecondScreen } from './screens'

export interface Finding {
  readonly state: 'good' | 'fair' | 'bad'
  readonly says: string
  /** What to do. */
  readonly advice?: string
}

export interface RoomCheck {
  readonly name: string
  find(talk: Talk): Finding | Promise<Finding>
}

export const roomChecks: readonly RoomCheck[] = [
  { name: 'Cues', find: cues },
  { name: 'GPU', find: gpu },
  { name: 'Float targets', find: floatTargets },
  { name: 'Full screen', find: fullScreen },
  { name: 'Clicker', find: clicker },
  { name: 'Awake', find: awake },
  { name: 'Network', find: network },
  { name: 'Screens', find: screens },
  { name: 'Fonts', find: fonts },
  { name: 'Encoder', find: encoder },
]

function cues({ cues: list }: Talk): Finding {
  const faults = list.flatMap((cue, index) => {
    const fault = faultOf(cue.experiment) ?? reportOfCue(cue, race(cue.experiment)).problems[0]
    return fault === undefined ? [] : [`cue ${index + 1}: ${fault}`]
  })
  const [first] = faults
  if (first === undefined)
    return { state: 'good', says: `All ${list.length} can be shown, with all their numbers.` }
  return {
    state: 'bad',
    says: `${faults.length} of ${list.length} ${faults.length === 1 ? 'has' : 'have'} a fault: ${first}`,
    advice: 'Write the talk again there. A cue that cannot be shown is left out.',
  }
}

function gpu(): Finding {
  const { name, isSoftware } = graphics()
  if (name === undefined)
    return { state: 'bad', says: 'This browser has no WebGL2.', advice: 'Take another browser.' }
  if (!isSoftware) return { state: 'good', says: name }
  return {
    state: 'fair',
    says: 'The processor draws the picture, and more slowly.',
    advice: 'Turn on graphics acceleration in the settings of the browser.',
  }
}

function floatTargets(): Finding {
  if (graphics().support === 'ok') return { state: 'good', says: 'Swarms and maps are computed on the GPU.' }
  return {
    state: 'bad',
    says: 'The GPU draws into no float textures, so there is no picture.',
    advice: 'Take another browser, or update the driver of the GPU.',
  }
}

function fullScreen(): Finding {
  if (document.fullscreenEnabled) return { state: 'good', says: 'The page may have the whole screen.' }
  return {
    state: 'fair',
    says: 'The browser refuses it here.',
    advice: 'Use its own key, F11 on most.',
  }
}

function clicker(): Finding {
  if ('keyboard' in navigator)
    return { state: 'good', says: 'Its start and end keys, F5 and Esc, come to the page in full screen.' }
  return {
    state: 'fair',
    says: 'Esc leaves full screen here; the talk stays.',
    advice: 'Press F to go back.',
  }
}

async function awake(): Promise<Finding> {
  try {
    const lock = await navigator.wakeLock.request('screen')
    await lock.release()
    return { state: 'good', says: 'The screen stays on.' }
  } catch {
    return {
      state: 'fair',
      says: 'The browser does not keep the screen on.',
      advice: 'Set the machine so that it does not sleep.',
    }
  }
}

function screens(): Finding {
  if (hasSecondScreen()) return { state: 'good', says: 'There are two: the picture goes onto the other one.' }
  return {
    state: 'fair',
    says: 'One is found. The speaker’s window is beside the picture, or is moved by hand.',
  }
}

function network(): Finding {
  const state = offline.getState()
  switch (state.kind) {
    case 'ready':
      return { state: 'good', says: 'The page works without one.' }
    case 'refused':
      return { state: 'fair', says: state.why, advice: 'Keep a network, or build the page as one file.' }
    case 'working':
      return { state: 'fair', says: 'The page is being kept for later: wait a moment with a network.' }
    case 'unknown':
      return { state: 'fair', says: 'It is not known yet whether the page works without one.' }
  }
}

async function fonts(): Promise<Finding> {
  try {
    await loadKatex()
    const loaded = await Promise.all(
      ['16px KaTeX_Main', 'italic 16px KaTeX_Math'].map((font) => document.fonts.load(font)),
    )
    if (loaded.every(({ length }) => length > 0))
      return { state: 'good', says: 'Those of formulas are there.' }
  } catch {
    // It is told below.
  }
  return {
    state: 'fair',
    says: 'Those of formulas did not come.',
    advice: 'Open the card once while there is a network.',
  }
}

async function encoder(): Promise<Finding> {
  const size = { width: 1920, height: 1080, framerate: 30, bitrate: 8_000_000 }
  const codecs = ['avc1.640028', 'vp09.00.40.08', 'av01.0.08M.08']
  for (const codec of typeof VideoEncoder === 'function' ? codecs : []) {
    const { supported } = await VideoEncoder.isConfigSupported({ codec, ...size }).catch(() => ({
      supported: false,
    }))
    if (supported) return { state: 'good', says: 'Films of the talk can be made here.' }
  }
  return { state: 'fair', says: 'The browser makes no video: a film of the talk can be a GIF or PNG files.' }
}
