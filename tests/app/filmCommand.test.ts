/** The command line makes films with the built page: whole files or none, and the same frames every time. */
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { film } from '../helpers/filmCommand'
import { demuxed } from '../helpers/videoFile'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-film-'))
afterAll(() => rmSync(folder, { recursive: true }))

const document = {
  thalweg: 'film',
  version: 1,
  experiment: {
    surface: { id: 'himmelblau' },
    start: [0, -3.25],
    steps: 40,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }],
  },
  size: [640, 360],
  fps: 30,
  seconds: 1,
  play: { hold: [0, 0] },
  captions: [{ from: 0, to: 0.5, text: 'Step {= step }' }],
  show: { title: 'Down' },
}
const file = join(folder, 'down.json')
writeFileSync(file, JSON.stringify(document))
const small = ['--scale', '0.5']

function place(name: string): string {
  const at = join(folder, name)
  mkdirSync(at)
  return at
}

/** Of ten frames, by the tool. */
let hashes: readonly string[] = []

test('hashes are those of the frames, whichever are asked for', async () => {
  const ten = await film([file, ...small, '--hashes', '--frames', '0:10'])
  expect({ code: ten.code, error: ten.error }).toEqual({ code: 0, error: '' })
  hashes = ten.out.trimEnd().split('\n')
  expect(hashes).toHaveLength(10)
  for (const [n, line] of hashes.entries()) expect(line).toMatch(new RegExp(`^${n} [0-9a-f]{64}$`))
  // The ball moves in every one of them.
  expect(new Set(hashes.map((line) => line.split(' ')[1])).size).toBe(10)
  const two = await film([file, ...small, '--hashes', '--frames', '3:5'])
  expect(two.out).toBe(`${hashes.slice(3, 5).join('\n')}\n`)
})

test('ten frames are a whole MP4, with captions and chapters beside it', async () => {
  const at = place('mp4')
  const out = join(at, 'down.mp4')
  const result = await film(['-', ...small, '--frames', '5:15', '--vtt', '--chapters', '-o', out], {
    input: JSON.stringify(document),
  })
  expect({ code: result.code, out: result.out }).toEqual({ code: 0, out: '' })
  const lines = result.error.trimEnd().split('\n')
  expect(lines.slice(0, 10)).toEqual(
    Array.from({ length: 10 }, (_, n) => expect.stringMatching(`^film: frame ${n + 1} of 10, ${n + 1}0 %`)),
  )
  expect(lines.slice(10)).toEqual([expect.stringMatching(/^film: .*down\.mp4, 10 frames, [\d.]+ kB$/)])
  expect(readdirSync(at).sort()).toEqual(['down.chapters.txt', 'down.ffmetadata', 'down.mp4', 'down.vtt'])
  const { packets, config, tags } = await demuxed(readFileSync(out) as Uint8Array<ArrayBuffer>)
  expect(packets.map(({ timestamp }) => timestamp)).toEqual(Array.from({ length: 10 }, (_, n) => n / 30))
  expect([config.codedWidth, config.codedHeight]).toEqual([320, 180])
  expect(tags.title).toBe('Down')
  expect(readFileSync(join(at, 'down.vtt'), 'utf8')).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:00.333\nStep 10\n',
  )
  expect(readFileSync(join(at, 'down.chapters.txt'), 'utf8')).toBe('0:00 Down\n')
})

test('one frame is a PNG of its size', async () => {
  const out = join(place('png'), 'down.png')
  const { code, error } = await film([file, '--size', '96x64', '--frames', '7:8', '-o', out])
  expect({ code, error }).toEqual({ code: 0, error: expect.stringMatching(/^film: .*down\.png, 1 frame, /) })
  const bytes = readFileSync(out)
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([96, 64])
})

/** A program in the place of ffmpeg, which keeps what it is given as it is. */
function ffmpegThat(does: string): string {
  const at = place(`ffmpeg ${does}`.replaceAll('/', '-'))
  writeFileSync(join(at, 'ffmpeg'), `#!/bin/sh\nfor last; do :; done\n[ "$last" = -version ] && exit 0\n${does}\n`) // prettier-ignore
  chmodSync(join(at, 'ffmpeg'), 0o755)
  return [at, process.env['PATH']].join(delimiter)
}

test('ffmpeg gets the pixels of every frame for a .mov', async () => {
  const out = join(place('mov'), 'down.mov')
  const path = ffmpegThat('cat > "$last"')
  const { code } = await film([file, ...small, '--frames', '3:5', '-o', out], { path })
  expect(code).toBe(0)
  const bytes = readFileSync(out)
  expect(bytes.length).toBe(2 * 320 * 180 * 4)
  const made = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)]
  const digests = made.map((frame, n) => `${n + 3} ${createHash('sha256').update(frame).digest('hex')}`)
  expect(digests).toEqual(hashes.slice(3, 5))
})

test('an ffmpeg that fails is told, exits 1, and leaves nothing', async () => {
  const at = place('failed')
  const path = ffmpegThat('echo "disk full" >&2; exit 3')
  const { code, error } = await film([file, ...small, '--frames', '3:5', '-o', join(at, 'down.mov')], {
    path,
  })
  expect({ code, last: error.trimEnd().split('\n').at(-1) }).toEqual({ code: 1, last: 'film: ffmpeg: disk full' }) // prettier-ignore
  expect(readdirSync(at)).toEqual([])
})

test('Ctrl+C in the middle leaves nothing', async () => {
  const at = place('stopped')
  const { code } = await film([file, ...small, '--seconds', '4', '-o', join(at, 'down.webm')], {
    watch: (child, error) => {
      if (!error.includes('10 %')) return
      expect(readdirSync(at)).toEqual(['down.webm.part'])
      child.kill('SIGINT')
    },
  })
  expect(code).toBe(130)
  expect(readdirSync(at)).toEqual([])
})

test('a film that the page refuses exits 1, in one line, and leaves nothing', async () => {
  const at = place('refused')
  const input = JSON.stringify({ ...document, background: 'transparent' })
  const { code, error } = await film(['-', ...small, '-o', join(at, 'down.gif')], { input })
  expect({ code, error }).toEqual({
    code: 1,
    error: 'film: A GIF has no half-transparent pixels: choose APNG or WebM, or an opaque background\n',
  })
  expect(readdirSync(at)).toEqual([])
})

test.each<[string, string[], string, RegExp]>([
  ['a wrong part', ['-'], JSON.stringify({ ...document, fps: 500 }), /^fps: 500 is out of range/],
  ['a folder', [file, '-o', `${folder}.mp4`], '', /is a folder/],
])('%s is one line, and exits 2', async (_, args, input, line) => {
  mkdirSync(`${folder}.mp4`, { recursive: true })
  const { code, out, error } = await film(args, { input })
  rmSync(`${folder}.mp4`, { recursive: true })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatch(/^film: [^\n]+\n$/)
  expect(error.slice('film: '.length, -1)).toMatch(line)
})
