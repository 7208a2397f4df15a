/** Paths of other programs are read as they print them, and what is wrong with one is said with its line. */
import { describe, expect, test } from 'vitest'
import { textOfBytes } from '../../../../src/check/path/bytes'
import { readPath } from '../../../../src/check/path/readPath'

const two = { parameters: ['x', 'y'] }
const one = { parameters: ['x'] }

/** Steps and points of a text. */
function rowsOf(text: string, wanted: Parameters<typeof readPath>[1] = two): unknown[] {
  return readPath(text, wanted).rows.map(({ step, point, loss }) =>
    loss ? [step, ...point, loss.value] : [step, ...point],
  )
}

const plain = [
  [0, 1.5, 2.25],
  [1, 1.25, -2],
]
const lossy = [
  [0, 1.5, 2.25, 9],
  [1, 1.25, -2, 8],
]

describe('tables', () => {
  test.each([
    ['commas', 'step,x,y\n0,1.5,2.25\n1,1.25,-2\n', plain],
    ['a byte order mark, CRLF, blanks and quotes', '\ufeff"step", "x", "y"\r\n0, "1.5", 2.25\r\n1, 1.25, -2\r\n', plain],
    ['other names', 'Iteration,w1,w2,train_loss\n0,1.5,2.25,9\n1,1.25,-2,8', lossy],
    ['other order, and columns that are not asked for', 'y,time,x,lr,f,t\n2.25,3s,1.5,0.1,9,0\n-2,4s,1.25,0.1,8,1', lossy],
    ['semicolons and decimal commas', 'step;x;y\n0;1,5;2,25\n1;1,25;-2', plain],
    ['tabs and decimal commas', '0\t1,5\t2,25\n1\t1,25\t-2', plain],
    ['blanks and decimal commas', '  0   1,5   2,25\n  1   1,25  -2', plain],
    ['quoted decimal commas', '0,"1,5","2,25"\n1,"1,25","-2"', plain],
    ['quoted thousands', 'step,x,y\n0,"1,234","-12,500"\n1,"1,234,567",3', [[0, 1234, -12500], [1, 1234567, 3]]],
    ['quoted thousands before points', '0,"1,234.5",2.25\n1,"1,234",-2', [[0, 1234.5, 2.25], [1, 1234, -2]]],
    ['quoted decimal commas, one of three digits', '0,"1,234","2,25"\n1,"1,25","0,125"', [[0, 1.234, 2.25], [1, 1.25, 0.125]]],
    ['semicolons and three digits after a comma', '0;1,234;2,5\n1;1,5;2', [[0, 1.234, 2.5], [1, 1.5, 2]]],
    ['no header and no steps', '1.5 2.25\n1.25 -2', plain],
    ['no header, no steps, a loss', '1.5 2.25 9\n1.25 -2 8', lossy],
    ['no header, all four', '0 1.5 2.25 9\n1 1.25 -2 8', lossy],
    ['comments, blank lines, a sign of Excel', 'sep=,\n# made by me\n\n0,1.5,2.25\n// half-way\n1,1.25,-2\n%end', plain],
    ['numpy.savetxt with its header', '# step x y\n0.000e+00 1.500e+00 2.250e+00\n1.000e+00 1.250e+00 -2.000e+00', plain],
    ['Fortran', '0 0.15D+01 0.225D+01\n1 0.125D+01 -0.2D+01', plain],
    ['a true minus', '0,1.5,2.25\n1,1.25,−2', plain],
    ['an index of pandas', ',x,y\n0,1.5,2.25\n1,1.25,-2', plain],
    ['an index beside the steps', ',step,x,y\n0,0,1.5,2.25\n1,10,1.25,-2', [[0, 1.5, 2.25], [10, 1.25, -2]]],
    ['every tenth step', 'step,x,y\n10,1.5,2.25\n20,1.25,-2', [[10, 1.5, 2.25], [20, 1.25, -2]]],
    ['what is not finite', 'step,x,y\n0,1.5,inf\n1,nan,-Infinity', [[0, 1.5, Infinity], [1, Number.NaN, -Infinity]]],
    ['Markdown', '| 0 | 1.5 | 2.25 |\n| 1 | 1.25 | -2 |', plain],
  ])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows)) // prettier-ignore

  test('of trace: the rows of one runner', () => {
    const text = [
      'runner,optimizer,step,x,y,loss,gradientNorm,eta,status',
      '0,adam,0,9,9,9,1,0.1,running',
      '0,adam,1,9,9,9,1,0.1,running',
      '1,"Mine, 2",0,1.5,2.25,9,1,0.1,running',
      '1,"Mine, 2",1,1.25,-2,8,1,0.1,diverged at step 2',
    ].join('\n')
    expect(rowsOf(text, { ...two, runner: 1 })).toEqual(lossy)
    expect(() => readPath(text, { ...two, runner: 2 })).toThrow(
      'no row has 2 as its runner, choose the runner that the path is of',
    )
  })

  test('of one parameter', () => {
    expect(rowsOf('step,x,y,loss\n0,4,,16\n1,3,,9', one)).toEqual([[0, 4, 16], [1, 3, 9]]) // prettier-ignore
    expect(rowsOf('4\n3.5', one)).toEqual([[0, 4], [1, 3.5]]) // prettier-ignore
  })
})

describe('printouts', () => {
  test.each([
    ['PyTorch', 'step 0: tensor([1.5000, 2.2500], requires_grad=True) loss 9.0\nstep 1: tensor([ 1.2500, -2.0000], requires_grad=True) loss 8.0', lossy],
    ['PyTorch with grad_fn, on several lines', 'tensor(9., dtype=torch.float64, grad_fn=<AddBackward0>)\nParameter containing:\ntensor([1.5000,\n        2.2500], requires_grad=True)\ntensor(8., grad_fn=<AddBackward0>)\nParameter containing:\ntensor([ 1.2500,\n        -2.0000], requires_grad=True)', lossy],
    ['one tensor for each parameter', '[tensor(1.5000, requires_grad=True), tensor(2.2500)]\n[tensor(1.2500), tensor(-2.0000)]', plain],
    ['a column', 'step 0: tensor([[1.5000],\n        [2.2500]])\nstep 1: tensor([[ 1.2500],\n        [-2.0000]])', plain],
    ['all points as one tensor', 'tensor([[ 1.5000,  2.2500],\n        [ 1.2500, -2.0000]], device=\'cuda:0\')', plain],
    ['a list of lists', '[[1.5, 2.25], [1.25, -2.0]]', plain],
    ['numpy', '0 [1.5  2.25]\n1 [ 1.25 -2.  ]', plain],
    ['numpy 2', '0 (np.float64(1.5), np.float64(2.25))\n1 (np.float64(1.25), np.float64(-2.0))', plain],
    ['words and totals', 'Epoch [0/100], Loss: 9.0000, w: 1.5000, b: 2.2500, 12.3s\nEpoch [1/100], Loss: 8.0000, w: 1.2500, b: -2.0000, 13.1s', lossy],
    ['names and signs', 'iter=0 | x=1.5 | y=2.25 | lr=0.1\niter=1 | x=1.25 | y=-2 | lr=0.1', plain],
    ['a log with times of day', '2026-01-02 12:30:01,123 INFO it 0 theta[0]=1.5 theta[1]=2.25\n2026-01-02 12:30:02,456 INFO it 1 theta[0]=1.25 theta[1]=-2', plain],
    ['lines of JSON', '{"step": 0, "x": 1.5, "y": 2.25}\n{"step": 1, "x": 1.25, "y": -2}', plain],
    ['two lines for a step', 'step 0\n  x = 1.5, y = 2.25\nstep 1\n  x = 1.25, y = -2', plain],
  ])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows)) // prettier-ignore

  test('lines of other numbers around the rows are left out, and counted', () => {
    const text = 'lr = 0.05, betas = (0.9, 0.999)\nstep 0: [1.5, 2.25]\nstep 1: [1.25, -2]\ntook 3 minutes'
    const { notes, rows } = readPath(text, two)
    expect(rows).toHaveLength(2)
    expect(notes).toEqual(['2 lines with other numbers were left out.'])
  })
})

describe('precision', () => {
  const unitsIn = (text: string) => readPath(text, two).rows.map(({ units }) => units)

  test('fixed decimals: the last digit of each', () => {
    expect(unitsIn('1.5000 -2.1234\n0.0012 12.3456')).toEqual([[1e-4, 1e-4], [1e-4, 1e-4]]) // prettier-ignore
  })

  test('zeros that were left out: the digits of the others', () => {
    expect(unitsIn('1.5 -2\n0.0012 12.3456')).toEqual([[1e-4, 1e-4], [1e-4, 1e-4]]) // prettier-ignore
    expect(unitsIn('0.00123456 1.23457\n123.457 2')).toEqual([[1e-8, 1e-5], [1e-3, 1e-5]]) // prettier-ignore
  })

  test('powers of ten', () => {
    expect(unitsIn('1.5000e+00 -2.1234e-03\n1.0000e+02 0.0000e+00')).toEqual([[1e-4, 1e-7], [1e-2, 1e-4]]) // prettier-ignore
  })

  test.each([
    ['float32', '0 -1.5 1.5\n1 -1.4989999532699585 1.4950000047683716\n2 -1.4980000257492065 1.4900000095367432'],
    ['float64', '0 -1.5 1.5\n1 -1.499 1.495\n2 -1.4980000000000002 1.4900000000000002'],
    ['unknown', '0 -1.5000 1.5000\n1 -1.4990 1.4950\n2 -1.4980 1.4900'],
  ])('%s', (arithmetic, text) => expect(readPath(text, two).arithmetic).toBe(arithmetic)) // prettier-ignore
})

describe('what is wrong', () => {
  const many = (rows: number) => `x,y\n${'1,2\n'.repeat(rows)}`
  test.each([
    ['nothing', '', 'there is no row of numbers, write a table with the columns step, x, y'],
    ['words', 'hello\nthis is no path', 'there is no row of numbers, write a table with the columns step, x, y'],
    ['a number too few', 'step,x,y\n0,1,2\n1,2', 'line 3: 3 numbers expected, 2 found, complete the line or leave it out'],
    ['a number too many', '0,1,2\n1,2,3,4', 'line 2: 3 numbers expected, 4 found, complete the line or leave it out'],
    ['a comma among points', 'step,x,y\n0,1.5,2\n1,"1,25",3', 'line 3: "1,25" has a comma, and other numbers have a point or commas between thousands, write 1.25'],
    ['a comma for the point beside thousands', '0,"1,5","1,234,567"\n1,2,3', 'line 1: "1,5" has a comma, and other numbers have a point or commas between thousands, write 1.5'],
    ['two commas that part no thousands', 'step,x,y\n0,1,2\n1,"1,23,4",3', 'line 3: "1,23,4" in column x is not a number, write one or leave the line out'],
    ['a word', 'step,x,y\n0,1,2\n1,two,3', 'line 3: "two" in column x is not a number, write one or leave the line out'],
    ['an empty field', 'step,x,y\n0,1,2\n1,,3', 'line 3: a number is missing in column x, write one or leave the line out'],
    ['a step twice', '# c\nstep,x,y\n0,1,2\n0,1,2', 'line 4: step 0 is there twice, leave one out'],
    ['steps that go back', 'step,x,y\n5,1,2\n4,1,2', 'line 3: step 4 comes after step 5, keep one run, in its order'],
    ['half a step', 'step,x,y\n0.5,1,2', 'line 2: step 0.5 is not a whole number, count steps from 0 or 1'],
    ['a step too far', 'step,x,y\n0,1,2\n100001,1,2', 'line 3: step 100001 is past the last, 100000, leave out the rows from here on'],
    ['three parameters', 'step,a,b,c\n0,1.5,2,3\n1,1,2,3', 'line 2: 2 parameters expected, 3 found (a, b, c), name the columns step, x, y'],
    ['one parameter', 'step,a\n0,1.5\n1,1.2', 'line 2: 2 parameters expected, 1 found (a), name the columns step, x, y'],
    ['a tensor that breaks off', 'step 0: [1.0, 2.0]\nstep 1: [1.0, 1.5]\nstep 2: [1.0]\nstep 3: [1.0, 2.0]', 'line 3: 3 numbers expected as in line 1, 2 found, complete the line or leave it out'],
    ['a tensor that breaks off at once', 'step 0: [1.0, 2.0]\nstep 1: [1.0]\nstep 2: [1.0, 2.0]\nstep 3: [1.0, 1.9]', 'line 2: 3 numbers expected as in line 3, 2 found, complete the line or leave it out'],
    ['other words', 'step 0: x 1.0 y 2.0\nstep 1: x 1.0 z 2.0\nstep 2: x 1.0 y 2.0', 'line 2: step, x, z found, where line 1 has step, x, y, complete the line or leave it out'],
    ['an experiment', '{"start": [1, 2],\n "steps": 5}', 'this is a file of JSON, write a table with the columns step, x, y'],
    ['dots', 'tensor([[1.5000, 2.5000],\n        ...,\n        [1.3000, 2.3000]])', 'line 2: "..." stands for rows that are left out, print all of them'],
    ['a path in one line', '1 2 '.repeat(60), 'line 1: more than 100 numbers in a line, write one row in each'],
    ['a printout in one line', `all: ${'[1.0, 2.0] '.repeat(60)}`, 'line 1: more than 100 numbers in a line, write one row in each'],
    ['many words', `x,y\n${'1,'.repeat(9)}1`, 'line 2: 2 numbers expected, 10 found, complete the line or leave it out'],
    ['more than 2 MiB', ' '.repeat(2 * 1024 * 1024 + 1), 'the path is longer than 2 MiB, leave out rows, for example all but every 10th'],
    ['more than 100,000 rows', many(100_001), 'line 100002: more than 100000 rows, leave out the rows from here on'],
  ])('%s', (_, text, message) => {
    expect(() => readPath(text, two)).toThrow(expect.objectContaining({ name: 'PathError', message }))
  }) // prettier-ignore

  test.each([['digits', '1'], ['digits and a letter', '1'.repeat(999) + '_'], ['numbers', '1 '], ['brackets', '(<[']])('2 MiB of %s are refused in one short line', (_, piece) => {
    const text = piece.repeat(Math.floor((2 * 1024 * 1024) / piece.length))
    expect(() => readPath(text, two)).toThrow(expect.objectContaining({ name: 'PathError', message: expect.stringMatching(/^.{20,200}$/) as string }))
  }) // prettier-ignore

  test('as many rows as are allowed are read', () => {
    expect(readPath(many(100_000), two).rows).toHaveLength(100_000)
  })
})

test('a full stop after a number ends a sentence', () => {
  const { rows } = readPath('step 0: x = 1, y = 2, loss = 3.5.\nstep 1: x = 0.5, y = 1, loss = 2.5.\n', two)
  expect(rows.map(({ loss }) => loss?.value)).toEqual([3.5, 2.5])
})

describe('bytes', () => {
  test('UTF-8 and both kinds of UTF-16 are read', () => {
    const utf16 = Buffer.from('\ufeffx −2', 'utf16le')
    expect(textOfBytes(Buffer.from('x −2'))).toBe('x −2')
    expect(textOfBytes(utf16)).toBe('x −2')
    expect(textOfBytes(Buffer.from(utf16).swap16())).toBe('x −2')
  })

  test('other bytes are refused', () => {
    expect(() => textOfBytes(Buffer.from([0x78, 0xe9, 0x20]))).toThrow(
      'the text is not in UTF-8, save it as UTF-8',
    )
  })
})
