/** Firefox computes what Node computed, bit for bit. Where there is none, tests/gpu/run asks Chromium alone. */
import { expect, test } from 'vitest'
import { findFirefox, inFirefox } from '../../helpers/firefox'
import digests from '../../reference/digests.json'

const firefox = findFirefox()

test.skipIf(firefox === undefined)(
  'every elementary function, and races of every listed optimizer on every listed surface',
  { timeout: 180_000 },
  async () => {
    const found = await inFirefox(firefox ?? '', 'tests/helpers/digestsPage.ts')
    expect(found).toMatchObject({ browser: expect.stringContaining('Firefox/'), ...digests })
  },
)
