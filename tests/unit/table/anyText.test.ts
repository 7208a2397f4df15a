/** Whatever the text, it is a table of finite numbers or one line that says what is wrong; nothing else is thrown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHead, readTable } from '../../../src/table/readTable'
import { TableError } from '../../../src/table/table'

const cell = fc.oneof(
  fc.constantFrom('', 'NA', 'nan', '"', '"a', 'a"b', '1,5', '1.234,5', '1,234', '-', '1e999', '−2', '{', '[', '#', 'sep=;'), // prettier-ignore
  fc.double().map(String),
  fc.string({ maxLength: 6 }),
)
const texts = fc
  .array(
    fc.array(fc.tuple(cell, fc.constantFrom(',', ';', '\t', ' ', '|', '\n', '\r\n')), { maxLength: 6 }),
    {
      maxLength: 6,
    },
  )
  .map((rows) => rows.map((cells) => cells.flat().join('')).join('\n'))
const jsons = fc.json({ maxDepth: 3 })

test.each([
  ['rows', texts],
  ['JSON', jsons],
])('any %s', (_, given) => {
  fc.assert(
    fc.property(given, (text) => {
      expect(() => readHead(text)).not.toThrow()
      try {
        const { columns } = readTable(text)
        expect(columns.length).toBeGreaterThan(1)
        expect(new Set(columns.map(({ numbers }) => numbers.length)).size).toBe(1)
        expect(columns.every(({ numbers }) => numbers.every(Number.isFinite))).toBe(true)
      } catch (error) {
        if (!(error instanceof TableError)) throw error
        expect(error.message).not.toMatch(/[\r\n]|undefined/)
      }
    }),
    { numRuns: 1000, seed: 7 },
  )
})

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(() => readHead(bytes)).not.toThrow()
      try {
        readTable(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(TableError)
      }
    }),
    { numRuns: 500, seed: 7 },
  )
})
