/** Records what a hand does, as it happens: the page, or its picture alone, by the browser's own recorder. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLab } from '../../lab/lab'
import { download } from '../controls/download'

export interface Live {
  /** Whether it records. */
  readonly isOn: boolean
  /** `picture`: with the labels, without the panels. */
  start(of: 'page' | 'picture'): void
  stop(): void
}

interface CropTargets {
  CropTarget?: { fromElement(element: Element): Promise<unknown> }
}

interface Croppable extends MediaStreamTrack {
  cropTo?(target: unknown): Promise<void>
}

/** The one that records. It goes on while the strip is closed, until the browser's own bar stops it. */
let recorder: MediaRecorder | undefined

function isRecording(): boolean {
  return recorder?.state === 'recording'
}

function stop(): void {
  if (isRecording()) recorder?.stop()
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

export function useLive(): Live {
  const { store } = useLab()
  const isOn = useSyncExternalStore(subscribe, isRecording)
  const start = useCallback(
    async (of: 'page' | 'picture') => {
      const { notify } = store.getState()
      let stream: MediaStream | undefined
      try {
        stream = await streamOf()
        const tracks = stream.getTracks()
        if (of === 'picture' && !(await isCropped(tracks[0])))
          notify('This browser records the whole page: it cannot cut the picture out.')
        const type = typeOf()
        const pieces: Blob[] = []
        const live = new MediaRecorder(stream, {
          videoBitsPerSecond: 16_000_000,
          ...(type && { mimeType: type }),
        })
        recorder = live
        live.addEventListener('dataavailable', ({ data }) => pieces.push(data))
        live.addEventListener('stop', () => {
          for (const track of tracks) track.stop()
          tell()
          const blob = new Blob(pieces, { type: live.mimeType })
          if (blob.size > 0) download(blob, `thalweg-live.${live.mimeType.includes('mp4') ? 'mp4' : 'webm'}`)
          else notify('Nothing was recorded: the browser gave no picture.')
        })
        live.addEventListener('error', () => notify('The recording ended: the browser could not go on.'))
        // The browser's own bar stops it too.
        for (const track of tracks) track.addEventListener('ended', stop)
        live.start(1000)
        tell()
      } catch (error) {
        for (const track of stream?.getTracks() ?? []) track.stop()
        const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
        const why = error instanceof Error ? error.message : String(error)
        notify(
          isRefused
            ? 'Nothing is recorded: the page may not see itself. Allow it, and press again.'
            : `Nothing is recorded: ${why}`,
        )
      }
    },
    [store],
  )
  return useMemo(() => ({ isOn, start: (of) => void start(of), stop }), [isOn, start])
}

/** @throws Error where the browser records no page */
async function streamOf(): Promise<MediaStream> {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices?.getDisplayMedia)
    throw new Error('this browser records no page. Make a film with Record instead.')
  const options = { video: { frameRate: 60 }, audio: false, preferCurrentTab: true }
  return navigator.mediaDevices.getDisplayMedia(options)
}

/** Cuts the picture out of the page, where the browser can. */
async function isCropped(track: Croppable | undefined): Promise<boolean> {
  const scene = document.querySelector('.lab-scene')
  const { CropTarget } = window as Window & CropTargets
  if (!track?.cropTo || !CropTarget || !scene) return false
  await track.cropTo(await CropTarget.fromElement(scene))
  return true
}

/** The best that this browser records. */
function typeOf(): string | undefined {
  return ['video/mp4;codecs=avc1', 'video/webm;codecs=vp9', 'video/webm'].find((type) =>
    MediaRecorder.isTypeSupported(type),
  )
}
