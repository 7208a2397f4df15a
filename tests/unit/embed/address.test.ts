/** The address of an embedded page says who may send messages, and nobody else may. */
import { expect, test } from 'vitest'
import { readEmbedAddress } from '../../../src/embed/address'

test.each([
  ['?embed', []],
  ['?embed&allow=https://blog.example', ['https://blog.example']],
  [
    '?embed&allow=https://a.example:8443/path&allow=http://b.example',
    ['https://a.example:8443', 'http://b.example'],
  ],
])('%s allows %j', (query, origins) => {
  const { allowed, problems } = readEmbedAddress(query)
  expect([...allowed]).toEqual(origins)
  expect(problems).toEqual([])
})

test.each(['*', 'null', '', 'blog.example', 'file:///home', 'data:text/html,x', 'https://*'])(
  'allow=%s allows nothing, and a line says so',
  (text) => {
    const { allowed, problems } = readEmbedAddress(`?embed&allow=${encodeURIComponent(text)}`)
    expect([...allowed]).toEqual([])
    expect(problems).toEqual([`allow=${text} is no origin such as https://blog.example; it allows nothing`])
  },
)

test('a race waits only where the address says so', () => {
  expect(readEmbedAddress('?embed&paused').isPaused).toBe(true)
  expect(readEmbedAddress('?embed').isPaused).toBe(false)
})
