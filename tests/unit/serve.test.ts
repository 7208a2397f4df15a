/** The server of the built page: what it answers, and which ports it takes. */
import { expect, test } from 'vitest'
import { portOf, serve } from '../../src/cli/serve'

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
  '%s is not allowed, and the answer says what is',
  async (method) => {
    const { url, server } = await serve()
    const answer = await fetch(url, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    server.close()
  },
)

test('every answer has a content type that must not be guessed', async () => {
  const { url, server } = await serve()
  const answer = await fetch(`${url}there-is-no-such-file`)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  server.close()
})

test.each([
  [undefined, 4173],
  ['', 4173],
  ['0', 0],
  ['8080', 8080],
])('PORT=%s is port %d', (text, port) => expect(portOf(text)).toBe(port))

test.each(['abc', '-1', '65536', '80.5', '1e3', ' 80'])('PORT=%s is refused in one line', (text) => {
  expect(() => portOf(text)).toThrow(`PORT=${text} is no port: a whole number from 0 to 65535 is expected.`)
})
