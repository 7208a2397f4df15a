/** Functions of TeX without brackets take the product that follows; where it ends is asked where it is not clear. */
import { describe, expect, it } from 'vitest'
import { refusalOf, valueOf } from '../../helpers/pasted'

const at = [0.75, -1.25]
const [x = 0, y = 0] = at
const { sin, cos, exp, log, PI } = Math

describe('functions of TeX without brackets', () => {
  it.each<[string, number]>([
    [String.raw`\cos 2\pi x`, cos(2 * PI * x)],
    [String.raw`\sin 2x + y`, sin(2 * x) + y],
    [String.raw`\sin x y`, sin(x * y)],
    [String.raw`\sin xy`, sin(x * y)],
    [String.raw`\exp -x^2`, exp(-x * x)],
    [String.raw`\exp -\frac{x^2}{2} y`, exp((-x * x * y) / 2)],
    [String.raw`2\sin x\cos y - 1`, 2 * sin(x) * cos(y) - 1],
    [String.raw`\sin^2 x + \cos^{2} 2y`, sin(x) ** 2 + cos(2 * y) ** 2],
    [String.raw`\sin 2 \cdot x + \cos 2(x + y)`, sin(2 * x) + cos(2 * (x + y))],
    [String.raw`\sin\sqrt{x} + \cos\frac{\pi x}{2}`, sin(Math.sqrt(x)) + cos((PI * x) / 2)],
    [String.raw`\ln x^2 \cos y`, log(x * x) * cos(y)],
    [String.raw`(\sin x)(\cos y) + \sin\cos x`, sin(x) * cos(y) + sin(cos(x))],
    [String.raw`e^{\sin x} \log_{10} x`, exp(sin(x)) * Math.log10(x)],
    [String.raw`20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y`, 20 + x * x - 10 * cos(2 * PI * x) + y * y - 10 * cos(2 * PI * y)],
    [String.raw`\sin x \cdot \cos y + \sin x / \cos y`, sin(x) * cos(y) + sin(x) / cos(y)],
    [String.raw`\sin(x) y`, sin(x) * y],
    [String.raw`\tanh \left|y\right|`, Math.tanh(-y)],
  ])('%s', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12)) // prettier-ignore
})

describe('where the argument may end at two places, both are offered', () => {
  it.each<[string, number[]]>([
    [String.raw`\sin x / 2 + y`, [sin(x) / 2 + y, sin(x / 2) + y]],
    [String.raw`y + \sin x \cdot y`, [y + sin(x) * y, y + sin(x * y)]],
    [String.raw`\sin x (y + 1)`, [sin(x) * (y + 1), sin(x * (y + 1))]],
    [String.raw`\ln x e^{-y}`, [log(x) * exp(-y), log(x * exp(-y))]],
    [String.raw`\exp -x^2 - y^2`, [exp(-x * x) - y * y, exp(-x * x - y * y)]],
    [String.raw`\exp -x^2/2`, [exp(-x * x) / 2, exp((-x * x) / 2)]],
    [String.raw`\sin^2 \pi x / 2`, [sin(PI * x) ** 2 / 2, sin((PI * x) / 2) ** 2]],
    [String.raw`\sin x \cdot y \cos y`, [sin(x) * y * cos(y), sin(x * y) * cos(y)]],
    ['sin x y', [sin(x) * y, sin(x * y)]],
    ['sin 2x / y', [sin(2 * x) / y, sin((2 * x) / y)]],
    ['exp -x^2 + y', [exp(-x * x) + y, exp(-x * x + y)]],
    ['exp -x^2', [exp(-x * x)]],
    [String.raw`\sin^{-1} x`, [Math.asin(x)]],
  ])('%s', (text, values) => {
    const { ways } = refusalOf(text)
    const obeyed = ways.map((way) => text.slice(0, way.at) + way.text + text.slice(way.at + way.length))
    expect(obeyed).toHaveLength(values.length)
    for (const [index, each] of obeyed.entries()) expect(valueOf(each, at)).toBeCloseTo(values[index] ?? Number.NaN, 12) // prettier-ignore
  })

  it('says so', () => {
    expect(refusalOf(String.raw`\sin x / 2`).message).toBe(
      String.raw`where "sin" ends is not clear at 1, write \sin(x) / 2, or \sin(x / 2)`,
    )
    expect(refusalOf(String.raw`\sin + x`).message).toBe(
      '"sin" without "(" at 1, put its argument into "( )"',
    )
  })
})
