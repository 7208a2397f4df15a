/** ProRes 4444 by the `ffmpeg` of this machine, from RGBA frames: no browser makes it. */
import { spawn, spawnSync } from 'node:child_process'
import type { Film } from '../../film/film'

export interface Encoding {
  write(pixels: Uint8Array): Promise<void>
  /** Resolves once the file is whole. */
  finish(): Promise<void>
  /** Resolves once nothing writes any more. */
  cancel(): Promise<void>
}

/** @throws Error with one line that says what to install */
export function needFfmpeg(): void {
  if (spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0) return
  throw new Error(
    'a .mov needs ffmpeg, which is not installed: on Debian apt install ffmpeg; a .webm has transparency too',
  )
}

export function proRes(path: string, film: Film): Encoding {
  const child = spawn('ffmpeg', argumentsOf(path, film), { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2000)))
  // What a closed pipe says is said by the end too.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<number | string>((done) => {
    child.on('error', (error) => done(error.message))
    child.on('close', (code) => done(code ?? 'it was ended'))
  })
  const failure = (end: number | string): Error =>
    new Error(`ffmpeg: ${said.trim().split('\n').at(-1) || `it ended with ${end}`}`)
  return {
    async write(pixels) {
      if (child.stdin.write(pixels)) return
      const drained = new Promise<undefined>((done) => child.stdin.once('drain', () => done(undefined)))
      const end = await Promise.race([drained, ended])
      if (end !== undefined) throw failure(end)
    },
    async finish() {
      child.stdin.end()
      const end = await ended
      if (end !== 0) throw failure(end)
    },
    async cancel() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const scaling = 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int'
const tags = 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv'

/** Colours are those of HD video, and alpha is kept where there is some. */
function argumentsOf(path: string, { size, fps, background, show }: Film): string[] {
  const isTransparent = background === 'transparent'
  return [
    ['-hide_banner', '-loglevel', 'error', '-y'],
    ['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', size.join('x'), '-framerate', `${fps}`],
    ['-i', 'pipe:0'],
    ['-vf', [scaling, tags].join(',')],
    ['-c:v', 'prores_ks', '-profile:v', '4444'],
    ['-pix_fmt', isTransparent ? 'yuva444p10le' : 'yuv444p10le'],
    typeof show.title === 'string' ? ['-metadata', `title=${show.title}`] : [],
    ['-f', 'mov', path],
  ].flat()
}
