/** A film that goes into a file of the disk: whole when it ends, as it was before when it is cancelled. */
import { expect, test } from 'vitest'
import { fileSink } from '../../../src/video/fileSink'
import { openVideo } from '../../../src/video/video'
import { drawTestFrame } from '../../helpers/film'
import { fileOf, testSheet } from '../../helpers/videoFile'

const film = { width: 160, height: 90, cut: 3 }

test.each(['webm', 'gif', 'apng', 'png'] as const)(
  '%s: the file has the bytes of the one in memory',
  async (format) => {
    const file = await fresh(`whole.${format}`)
    const sheet = testSheet(film, { frames: 6 })
    const video = await openVideo(format, sheet, await fileSink(file))
    for (let frame = 0; frame < 6; frame++) await video.add(drawTestFrame(film, frame))
    await video.finish()
    const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer())
    expect(bytes.length).toBe(video.bytes)
    expect(bytes).toEqual((await fileOf(format, film, { frames: 6 })).bytes)
  },
)

test.each(['mp4', 'gif'] as const)('%s: what is cancelled leaves the file as it was', async (format) => {
  const file = await fresh(`cancelled.${format}`)
  const before = await file.createWritable()
  await before.write('older')
  await before.close()
  const video = await openVideo(format, testSheet(film), await fileSink(file))
  await video.add(drawTestFrame(film, 0))
  await video.cancel()
  expect(await (await file.getFile()).text()).toBe('older')
})

test('a file that was empty is gone after a cancel', async () => {
  const file = await fresh('empty.gif')
  const video = await openVideo('gif', testSheet(film), await fileSink(file))
  await video.add(drawTestFrame(film, 0))
  await video.cancel()
  await expect(file.getFile()).rejects.toThrow()
})

async function fresh(name: string): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory()
  return folder.getFileHandle(name, { create: true })
}
