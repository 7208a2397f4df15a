/** Tables of other programs: each is read as it is meant, or refused with its line, the reason and what to do. */
import { describe, expect, test } from 'vitest'
import { readTable } from '../../../src/table/readTable'
import { type Table, TableError } from '../../../src/table/table'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )

/** A text in UTF-16, little end first, with its mark. */
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  ])

const shortOf = ({ columns }: Table): Record<string, readonly number[]> =>
  Object.fromEntries(columns.map(({ name, numbers }) => [name, numbers]))

/** The message of what is thrown. */
function refusalOf(read: () => Table): string {
  try {
    return JSON.stringify(read())
  } catch (error) {
    if (error instanceof TableError) return error.message
    throw error
  }
}

const cars = { weight: [3.5, 3.69], mpg: [18, 15] }
const bare = { c1: [3.5, 3.69], c2: [18, 15] }

describe('is read', () => {
  test.each<[string, string | Uint8Array, Record<string, number[]>]>([
    ['commas', 'weight,mpg\n3.5,18\n3.69,15', cars],
    ['a byte order mark', '\ufeffweight,mpg\n3.5,18\n3.69,15', cars],
    ['bytes with a mark of UTF-8', bytes([0xef, 0xbb, 0xbf], 'weight,mpg\n3.5,18\n3.69,15'), cars],
    ['bytes of UTF-16 with their mark', utf16('weight\tmpg\r\n3,5\t18\r\n3,69\t15'), cars],
    ['semicolons and decimal commas', 'weight;mpg\n3,5;18\n3,69;15', cars],
    ['tabs', 'weight\tmpg\n3.5\t18\n3.69\t15', cars],
    ['tabs and decimal commas', 'weight\tmpg\n3,5\t18\n3,69\t15', cars],
    ['bars', 'weight|mpg\n3.5|18\n3.69|15', cars],
    ['blanks, however many', '  weight   mpg\n  3.5      18\n  3.69     15\n', cars],
    ['blanks and decimal commas', '3,5 18,0\n3,69 15,0', bare],
    ['CRLF', 'weight,mpg\r\n3.5,18\r\n3.69,15\r\n', cars],
    ['CR alone', 'weight,mpg\r3.5,18\r3.69,15\r', cars],
    ['line breaks of two kinds', 'weight,mpg\r\n3.5,18\n3.69,15', cars],
    ['no header', '3.5,18\n3.69,15', bare],
    ['no header, with semicolons and decimal commas', '3,5;18\n3,69;15', bare],
    ['lines without anything in them', 'weight,mpg\n\n3.5,18\n3.69,15\n\n,\n', cars],
    ['comments at the top', '# two cars\n#\nweight,mpg\n3.5,18\n3.69,15', cars],
    ['the first line of a spreadsheet', 'sep=;\nweight;mpg\n3,5;18\n3,69;15', cars],
    ['quotes', '"weight","mpg"\n"3.5","18"\n"3.69","15"', cars],
    [
      'a header with a line break in quotes',
      '"weight\nin 1000 lb",mpg\n3.5,18',
      { 'weight in 1000 lb': [3.5], mpg: [18] },
    ],
    ['a header with commas and doubled quotes', '"a, ""b""",c\n1,2', { 'a, "b"': [1], c: [2] }],
    ['quoted decimal commas between commas', '"3,5","18"\n"3,69","15"', bare],
    ['quoted thousands between commas', 'a,b\n"1,234","1,234,567.5"', { a: [1234], b: [1234567.5] }],
    ['points between thousands', 'a;b\n1.234,5;2\n12,25;3', { a: [1234.5, 12.25], b: [2, 3] }],
    ['signs, powers and bare points', 'a,b\n-1e-3,+.5\n\u22122,3.', { a: [-0.001, -2], b: [0.5, 3] }],
    ['one row', 'u,v\n1,2', { u: [1], v: [2] }],
    ['one row without a header', '1,2', { c1: [1], c2: [2] }],
    ['a constant column', 'u,v\n1,2\n1,3', { u: [1, 1], v: [2, 3] }],
    ['a column without a name', ',u,v\n0,1,2\n1,3,4', { c1: [0, 1], u: [1, 3], v: [2, 4] }],
    ['two columns of one name', 'a,a\n1,2', { a: [2] }],
    ['names of characters that nobody sees', 'a\u200b,b\n1,2', { a: [1], b: [2] }],
    ['JSON: a list of objects', '[{"a": 1, "b": 2}, {"b": 4, "a": 3}]', { a: [1, 3], b: [2, 4] }],
    ['JSON: a list of lists', '[[3.5, 18], [3.69, 15]]', bare],
    ['JSON: a list of lists with names', '[["weight", "mpg"], [3.5, 18], [3.69, 15]]', cars],
    ['JSON: an object of lists', '{"weight": [3.5, 3.69], "mpg": [18, 15]}', cars],
    [
      'JSON: names and rows apart',
      '{"columns": ["weight", "mpg"], "index": [0, 1], "data": [[3.5, 18], [3.69, 15]]}',
      cars,
    ],
    [
      'JSON: rows within an object',
      '{"data": [{"weight": 3.5, "mpg": 18}, {"weight": 3.69, "mpg": 15}]}',
      cars,
    ],
    ['JSON: lists within an object', '{"rows": [[3.5, 18], [3.69, 15]]}', bare],
    ['JSON: the data of a surface', '{"columns": {"weight": [3.5, 3.69], "mpg": [18, 15]}}', cars],
  ])('%s', (_, given, columns) => {
    expect(shortOf(readTable(given))).toEqual(columns)
  })

  test('100,000 rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `${row},${2 * row}`)
    expect(readTable(['u,v', ...rows].join('\n')).columns[1]?.numbers.at(-1)).toBe(199_998)
  })
})

describe('columns are left out, and it is said why', () => {
  test.each<[string, string, Table['leftOut'][number]]>([
    ['words', 'car,u,v\nFord Torino,1,2\n"Opel\nKadett",3,4', { name: 'car', why: 'words' }],
    ['nothing', 'u,v,w\n1,2,\n3,4,NA', { name: 'w', why: 'empty' }],
    [
      'a number that is missing',
      'u,v,hp\n1,2,130\n3,4,NA\n5,6,150',
      { name: 'hp', why: 'line 3: a number is missing in column hp, "NA", write one or leave the line out' },
    ],
  ])('%s', (_, text, column) => {
    const { columns, leftOut } = readTable(text)
    expect(columns.map(({ name }) => name)).toEqual(['u', 'v'])
    expect(leftOut).toEqual([column])
  })
})

describe('is refused', () => {
  const long = (rows: number): string => 'u,v\n'.concat('1,2\n'.repeat(rows))
  test.each<[string, string | Uint8Array, string]>([
    [
      'a row that is short',
      'a,b\n1,2\n3',
      'line 3: 1 cell found, 2 expected as in line 1, complete the line or leave it out',
    ],
    [
      'a row that is long',
      'a;b\n1;2\n\n3;4;5',
      'line 4: 3 cells found, 2 expected as in line 1, complete the line or leave it out',
    ],
    [
      'a row that is short, behind a cell of two lines',
      '"a\nb",c\n1,2\n3',
      'line 4: 1 cell found, 2 expected as in line 1, complete the line or leave it out',
    ],
    [
      'a text in a number’s place',
      'a,b\n1,2\nabc,4\n5,6',
      'line 3: "abc" in column a is not a number, write one or leave the line out',
    ],
    [
      'a text of two lines in a number’s place',
      'a,b\n1,2\n"a\nb",4\n5,6',
      'line 3: "a b" in column a is not a number, write one or leave the line out',
    ],
    [
      'the same with CRLF and comments',
      '# of mine\r\na,b\r\n1,2\r\nabc,4\r\n5,6',
      'line 4: "abc" in column a is not a number, write one or leave the line out',
    ],
    [
      'NaN',
      'a,b\n1,2\n3,NaN\n5,6',
      'line 3: a number is missing in column b, "NaN", write one or leave the line out',
    ],
    [
      'a number that is missing',
      'a,b\n1,2\n,4\n5,6',
      'line 3: a number is missing in column a, write one or leave the line out',
    ],
    [
      'infinity',
      'a,b\n1,2\n3,inf\n5,6',
      'line 3: "inf" in column b is not a number, write one or leave the line out',
    ],
    [
      'a number that is too large',
      'a,b\n1,2\n3,1e400',
      'line 3: "1e400" in column b is past 1e12, choose a larger unit',
    ],
    [
      'points and commas before decimals',
      'a;b\n1,5;2\n2.5;3',
      'line 2: "1,5" has a comma, and "2.5" a point in column a, write 1.5',
    ],
    [
      'a comma that may be either',
      'a\tb\n1,200\t2\n950\t3',
      'line 2: "1,200" may be 1.200 or 1200 in column a, write it without the comma',
    ],
    [
      'a first line that is half names',
      'a,2\n1,2\n3,4',
      'line 1: "a" is not a number, and "2" is no name, name all columns in the first line, or none',
    ],
    [
      'a quote that stays open',
      'a,b\n1,2\n"3,4\n5,6',
      'line 3: a quote is opened and not closed, close it or take it out',
    ],
    [
      'a quote inside a cell',
      'a,b\n"1"x,2\n3,4',
      'line 2: a quote stands inside a quoted cell, write it twice or take it out',
    ],
    ['one column', 'a\n1\n2', 'only one column of numbers found, two are needed: one across and one up'],
    ['words alone', 'a,b\nc,d', 'there is no column of numbers, write one row of numbers in each line'],
    ['a header alone', 'a,b', 'there is no column of numbers, write one row of numbers in each line'],
    ['nothing', ' \n\n', 'there is no row, write one row of numbers in each line'],
    ['bytes in Latin-1', bytes('a,b\n1,', [0xe4], '\n'), 'the text is not in UTF-8, save it as UTF-8'],
    ['many columns', `${'1,'.repeat(100)}1`, '101 columns found, at most 100 are read, leave some out'],
    ['some rows too many', long(100_001), 'it has 100,001 rows, at most 100,000 are read, take a sample'],
    ['many rows', long(500_000), 'it has about 500,000 rows, at most 100,000 are read, take a sample'],
    [
      'JSON with a mistake',
      '[[1, 2],\n[3, x]]',
      'not JSON at line 2, column 5: unexpected "x", mend it there',
    ],
    [
      'JSON: rows of different lengths',
      '[[1, 2], [3]]',
      'row 2: 1 value found, 2 expected as in row 1, complete the row or leave it out',
    ],
    [
      'JSON: columns of different lengths',
      '{"a": [1, 2], "b": [3]}',
      '"b" has 1 value, and "a" 2, give every column as many',
    ],
    [
      'JSON: a text in a number’s place',
      '[{"a": 1, "b": 2}, {"a": "two", "b": 3}, {"a": 3, "b": 4}]',
      'row 2: "two" in column a is not a number, write one or leave the line out',
    ],
    [
      'JSON: a part that is not there',
      '[{"a": 1, "b": 2}, {"a": 3}]',
      'row 2: a number is missing in column b, write one or leave the line out',
    ],
    [
      'JSON: too few names',
      '{"columns": ["a"], "data": [[1, 2], [2, 3]]}',
      '1 names of columns and rows of 2, give every column a name',
    ],
    [
      'JSON that is no table',
      '{"a": 1}',
      '1 of "a" is no list, write a list of objects, a list of lists, or an object of lists',
    ],
  ])('%s', (_, given, message) => {
    expect(refusalOf(() => readTable(given))).toBe(message)
  })

  test('ten million rows, by the size of the file and what it begins with', () => {
    const start = '0.25,0.125\n'.repeat(2000)
    const size = 11 * 10_000_000
    expect(refusalOf(() => readTable(bytes(start), size))).toBe(
      'it has 105 MiB, about 10,000,000 rows, at most 100,000 are read, take a sample',
    )
  })

  test('a text of few rows that is too long', () => {
    const row = `${'0'.repeat(60_000)},1\n`
    expect(refusalOf(() => readTable(row.repeat(300)))).toBe(
      'it has 17 MiB, at most 16 are read, leave out what is not needed',
    )
  })
})
