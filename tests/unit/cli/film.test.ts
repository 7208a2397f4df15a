/** What `npm run film` understands: its arguments, the parts of a document that they replace, where the film goes. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { readCommand } from '../../../src/cli/filming/command'
import { beside, outputOf } from '../../../src/cli/filming/output'
import { openPart } from '../../../src/cli/filming/partFile'
import { progressOn, progressText } from '../../../src/cli/filming/progress'
import { needFfmpeg } from '../../../src/cli/filming/prores'
import { filmOf } from '../../../src/cli/filming/readDocument'
import { framesOf } from '../../../src/film/frames'
import { sizeText } from '../../../src/film/sizeText'
import { scenes } from '../../../src/gallery/list'
import { lessons } from '../../../src/talk/lessons/list'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-film-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

function fileWith(json: unknown): string {
  const file = join(folder, 'film.json')
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json))
  return file
}

const experiment = { surface: { id: 'parabola' }, steps: 40, runners: [{ optimizer: 'sgd' }] }
const document = { thalweg: 'film', version: 1, experiment, size: [640, 360], fps: 30, seconds: 6 }

function filmFrom(json: unknown, ...args: string[]): ReturnType<typeof filmOf> {
  return filmOf(readCommand([fileWith(json), ...args]))
}

describe('arguments', () => {
  test('are read in any order', () => {
    const args = '--fps 25 race.json --size 1280x720 -o out.webm --seconds 1.5 --scale .5 --frames 0:10 --vtt'
    expect(readCommand(args.split(' '))).toEqual({
      file: 'race.json',
      out: 'out.webm',
      parts: { size: [1280, 720], fps: 25, seconds: 1.5 },
      scale: 0.5,
      frames: [0, 10],
      hashes: false,
      chapters: false,
      vtt: true,
      sharp: false,
    })
    expect(readCommand(['-', '--format', 'gif', '--chapters'])).toMatchObject({ file: '-', format: 'gif', chapters: true }) // prettier-ignore
  })

  test.each<[string, RegExp]>([
    ['', /^one argument is expected: a file, - for standard input, or the id of a lesson or a scene$/],
    ['a b', /^one argument is expected/],
    ['a --bar', /^no option "--bar": there are --out, --size, /],
    ['a --size 5', /^--size 5: write it as 1920x1080$/],
    ['a --size 5x-3', /^--size 5x-3: write it as 1920x1080$/],
    ['a --frames 7', /^--frames 7: write it as 0:300$/],
    ['a --frames 1.5:3', /^--frames 1\.5:3: write it as 0:300$/],
    ['a --fps many', /^--fps many: a number above 0 is expected$/],
    ['a --fps 1e1', /^--fps 1e1: a number above 0 is expected$/],
    ['a --seconds 0', /^--seconds 0: a number above 0 is expected$/],
    ['a --seconds', /argument missing$/],
    ['a --seconds -3', /ambiguous$/],
    ['a --format avi', /^--format avi: there are mp4, webm, gif, apng, png, mov$/],
    [
      'a --hashes -o b.mp4',
      /^--hashes writes no file: leave -o, --format, --chapters, --vtt and --sharp out$/,
    ],
    ['a --hashes --vtt', /^--hashes writes no file/],
    ['a --hashes=3', /does not take an argument$/],
  ])('"%s" is refused in one line', (args, line) => {
    const read = (): unknown => readCommand(args.split(' ').filter(Boolean))
    expect(read).toThrow(line)
    expect(read).not.toThrow(/\n/)
  })
})

describe('the document', () => {
  test('a film, an experiment and a talk are films', () => {
    expect(filmFrom(document)).toMatchObject({ size: [640, 360], fps: 30, seconds: 6 })
    expect(filmFrom(experiment)).toMatchObject({ size: [1920, 1080], fps: 60, seconds: 12 })
    const cues = [{ title: 'One', experiment, text: 'Words.', seconds: 7 }]
    expect(filmFrom({ thalweg: 'talk', version: 1, title: 'Mine', cues })).toMatchObject({ seconds: 7 })
  })

  test.each([...lessons, ...scenes].map(({ id }) => id))('%s is a film by its id', (id) => {
    expect(framesOf(filmOf(readCommand([id])))).toBeGreaterThan(300)
  })

  test('no lesson has the id of a scene', () => {
    const ids = [...lessons, ...scenes].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('options replace its parts, and a scale multiplies the size to even numbers', () => {
    const more = ['--size', '101x50', '--fps', '24', '--seconds', '2']
    expect(filmFrom(document, ...more)).toMatchObject({ size: [101, 50], fps: 24, seconds: 2 })
    expect(filmFrom(document, '--scale', '0.5').size).toEqual([320, 180])
    expect(filmFrom(document, '--scale', '0.33').size).toEqual([212, 118])
    expect(filmFrom(document, ...more, '--scale', '2').size).toEqual([202, 100])
    // What depends on the length is read anew: the usual rests do not fit two seconds.
    expect(filmFrom(document, '--seconds', '2').play.hold).toEqual([1 / 3, 2 / 3])
    expect(filmFrom({ ...document, fps: 'many' }, '--fps', '24').fps).toBe(24)
  })

  test.each<[unknown, string[], RegExp]>([
    ['{', [], /^not JSON: the text ends too early$/],
    [{ a: 1 }, ['--fps', '30'], /^it is no film: "thalweg": "film" is missing$/],
    [[1], [], /is not a film$/],
    [{ ...document, fps: 'many', loop: 3 }, [], /^fps: "many" is [^;]*; loop: 3 is [^;]*$/],
    [document, ['--fps', '500'], /^fps: 500 is out of range, whole numbers, 1 to 120$/],
    [document, ['--scale', '100'], /^size\[0\]: 64000 is out of range/],
    [
      { ...document, camera: [{ at: 5, orbit: 9 }] },
      ['--seconds', '2'],
      /^camera\[0\]\.at: 5 is out of range/,
    ],
    [
      document,
      ['--frames', '5:3'],
      /^there are no frames 5:3, the film has 0:180: write two of them in order$/,
    ],
    [document, ['--frames', '0:181'], /^there are no frames 0:181, the film has 0:180/],
    [document, ['--frames', '0:60', '--seconds', '1'], /^there are no frames 0:60, the film has 0:30/],
  ])('%j with %j is refused in one line', (json, args, line) => {
    expect(() => filmFrom(json, ...args)).toThrow(line)
    expect(() => filmFrom(json, ...args)).not.toThrow(/\n/)
  })

  test('a file that is not there is no lesson either', () => {
    expect(() => filmOf(readCommand(['momentun']))).toThrow(
      'there is no file, lesson or scene "momentun", did you mean "momentum"?',
    )
  })
})

describe('where it goes', () => {
  test.each([
    [['films/race.json'], 'race.mp4', 'mp4'],
    [['-'], 'film.mp4', 'mp4'],
    [['momentum', '--format', 'webm'], 'momentum.webm', 'webm'],
    [['race.json', '--format', 'png'], 'race.zip', 'png'],
    [['race.json', '-o', 'a/b.WEBM'], 'a/b.WEBM', 'webm'],
    [['race.json', '-o', 'b.gif'], 'b.gif', 'gif'],
    [['race.json', '-o', 'b.zip', '--format', 'png'], 'b.zip', 'png'],
    [['race.json', '-o', 'b.png', '--format', 'apng'], 'b.png', 'apng'],
    [['race.json', '-o', 'b.mov'], 'b.mov', 'mov'],
    [['race.json', '-o', 'b', '--format', 'mp4'], 'b', 'mp4'],
    [['race.json', '-o', 'b.m4v', '--format', 'mp4'], 'b.m4v', 'mp4'],
  ])('%j is %s, as %s', (args, path, kind) => {
    expect(outputOf({ ...readCommand(args), frames: 20 })).toEqual({ path, kind })
  })

  test.each([
    [['race.json', '-o', 'b.png'], 'still'],
    [['race.json', '-o', 'b.png', '--format', 'png'], 'still'],
  ])('%j is one frame', (args, kind) => {
    expect(outputOf({ ...readCommand(args), frames: 1 })).toEqual({ path: 'b.png', kind })
    expect(() => outputOf({ ...readCommand(args), frames: 20 })).toThrow(
      'a .png is one frame of 20: choose it with --frames 30:31, or end in .zip for all',
    )
  })

  test.each([
    [['a', '-o', 'b.gif', '--sharp'], /^--sharp is for \.mp4 and \.webm/],
    [['race.json', '-o', 'b'], /^"b" does not say what to write: end it with one of \.mp4, /],
    [['race.json', '-o', 'b.avi'], /^"b\.avi" does not say what to write/],
    [['race.json', '-o', 'b.mp4', '--format', 'gif'], /^"b\.mp4" is no name for gif/],
    [['race.mp4', '-o', './race.mp4'], /^"\.\/race\.mp4" is the film's own document$/],
    [['race.mp4'], /^"race\.mp4" is the film's own document$/],
  ])('%j is refused', (args, line) => {
    expect(() => outputOf({ ...readCommand(args), frames: 20 })).toThrow(line)
  })

  test('texts go beside the film', () => {
    expect(beside(join('a.b', 'race.mp4'), '.vtt')).toBe(join('a.b', 'race.vtt'))
  })

  test('without ffmpeg a .mov says what to install', () => {
    vi.stubEnv('PATH', folder)
    expect(needFfmpeg).toThrow(/^a \.mov needs ffmpeg, which is not installed: on Debian apt install ffmpeg/)
  })
})

describe('the file', () => {
  const place = (name: string): string => {
    mkdirSync(join(folder, name))
    return join(folder, name)
  }

  test('has its name once it is whole; positions may go back', () => {
    const at = place('whole')
    const name = join(at, 'a.mp4')
    writeFileSync(name, 'before')
    const part = openPart(name)
    part.write(Buffer.from('....th'), 0)
    part.write(Buffer.from('ree'), 6)
    part.write(Buffer.from('film'), 0)
    expect(readFileSync(name, 'utf8')).toBe('before')
    part.finish()
    part.discard()
    expect(readdirSync(at)).toEqual(['a.mp4'])
    expect(readFileSync(name, 'utf8')).toBe('filmthree')
  })

  test('discarded, it leaves what was there', () => {
    const at = place('discarded')
    const name = join(at, 'a.mp4')
    writeFileSync(name, 'before')
    const part = openPart(name)
    part.write(Buffer.from('new'), 0)
    part.discard()
    part.write(Buffer.from('late'), 0)
    part.finish()
    expect(readdirSync(at)).toEqual(['a.mp4'])
    expect(readFileSync(name, 'utf8')).toBe('before')
  })

  test('a folder is not overwritten, and no folder is made', () => {
    const at = place('folder.mp4')
    expect(() => openPart(at)).toThrow(`"${at}" is a folder: write the name of a file in it`)
    expect(() => openPart(join(folder, 'none', 'a.mp4'))).toThrow(/^there is no folder ".*none": make it/)
    expect(existsSync(`${at}.part`)).toBe(false)
  })
})

describe('progress', () => {
  const progress = (done: number): Parameters<typeof progressText>[0] => ({ done, frames: 40, bytes: 1234 * done, secondsLeft: 3 * (40 - done) }) // prettier-ignore

  test('says frames, share, size and time left', () => {
    expect([1, 13, 25, 40].map((done) => progressText(progress(done)))).toEqual([
      'frame 1 of 40, 2 %, 1.2 kB, 2 min left',
      'frame 13 of 40, 32 %, 16.0 kB, 2 min left',
      'frame 25 of 40, 62 %, 30.9 kB, 45 s left',
      'frame 40 of 40, 100 %, 49.4 kB',
    ])
    const long = { done: 1, frames: 9000, bytes: 0, secondsLeft: 7290 }
    expect(progressText(long)).toBe('frame 1 of 9000, 0 %, 2 h 2 min left')
    expect([999, 999_949, 999_950, 1.5e9].map(sizeText)).toEqual([
      '999 bytes',
      '999.9 kB',
      '1.0 MB',
      '1.5 GB',
    ])
  })

  test('is one line on a terminal, and a line for each tenth elsewhere', () => {
    const told = (isTTY: boolean): string => {
      let text = ''
      const teller = progressOn({ isTTY, write: (piece) => (text += piece) }, 'film')
      for (let done = 1; done <= 40; done += 1) teller.tell(progress(done))
      teller.end()
      return text
    }
    const lines = told(false).trimEnd().split('\n')
    expect(lines.map((line) => /^film: frame (\d+) /.exec(line)?.[1])).toEqual(
      Array.from({ length: 10 }, (_, index) => String(4 * (index + 1))),
    )
    const shown = told(true)
    expect(shown.match(/\r/g)).toHaveLength(40)
    // The last line covers the one before it, which is longer.
    expect(shown).toMatch(/\rfilm: frame 40 of 40, 100 %, 49\.4 kB +\n$/)
  })
})
