/** Python functions that give the numbers of src/math/hash.ts and run/noise.ts. */

const hashed = [
  'def hashed(a, b, c, d):',
  '    """Mixes four 32-bit words: pcg4d of Jarzynski & Olano, 2020."""',
  '    mask = 0xFFFFFFFF',
  '    x, y, z, w = ((int(each) * 1664525 + 1013904223) & mask for each in (a, b, c, d))',
  '    x = (x + y * w) & mask',
  '    y = (y + z * x) & mask',
  '    z = (z + x * y) & mask',
  '    w = (w + y * z) & mask',
  '    x, y, z, w = (each ^ (each >> 16) for each in (x, y, z, w))',
  '    x = (x + y * w) & mask',
  '    y = (y + z * x) & mask',
  '    z = (z + x * y) & mask',
  '    w = (w + y * z) & mask',
  '    return x, y, z, w',
]

const normals = [
  'def normals(seed, stream, step):',
  '    """Two independent standard normal numbers: Box & Muller, 1958."""',
  '    a, b, _, _ = hashed(seed, stream, step, 0)',
  '    radius = np.sqrt(-2 * np.log((a + 0.5) / 2**32))',
  '    angle = 2 * np.pi * b / 2**32',
  '    return radius * np.cos(angle), radius * np.sin(angle)',
]

const diceOf = [
  'def dice_of(seed, stream, step):',
  '    """The key of a step\'s random numbers in the rule."""',
  '    high, low, _, _ = hashed(seed, stream, step, 1)',
  '    return high * 2**20 + (low >> 12)',
]

const random = [
  'def random_at(dice, call, turn):',
  '    bits, _, _, _ = hashed(dice >> 20, dice & 0xFFFFF, call, turn)',
  '    return np.float64((bits >> 8) / 2**24)',
]

const normal = [
  'def normal_at(dice, call, turn):',
  '    a, b, _, _ = hashed(dice >> 20, dice & 0xFFFFF, call, turn)',
  '    return np.sqrt(-2 * np.log((a + 0.5) / 2**32)) * np.cos(2 * np.pi * b / 2**32)',
]

/** The functions that a text with noise, with random numbers in its rule, or with batches needs. */
export function randomFunctions(
  hasNoise: boolean,
  helpers: ReadonlySet<string>,
  hasBatches = false,
): (readonly string[])[] {
  const inRule = [
    ...(helpers.has('random_at') ? [random] : []),
    ...(helpers.has('normal_at') ? [normal] : []),
  ]
  const its = [...(hasNoise ? [normals] : []), ...(inRule.length > 0 ? [diceOf] : []), ...inRule]
  return its.length > 0 || hasBatches ? [hashed, ...its] : []
}

/** The names that these functions take. */
export const randomNames = ['hashed', 'normals', 'dice_of', 'random_at', 'normal_at']
