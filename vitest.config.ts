/** The three kinds of tests: `unit` in node, `gpu` in Chromium, `app` on the whole built page. */
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserArguments, findBrowser } from './src/cli/browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  test: {
    coverage: { include: ['src/**/*.{ts,tsx}'], reporter: ['text'] },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          globalSetup: 'tests/helpers/scratch.ts',
          // Every file would read the program anew, which takes as long as the tests.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        optimizeDeps: { include: ['three', 'mediabunny', 'fflate', 'katex'] },
        test: {
          name: 'gpu',
          include: ['tests/gpu/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
            }),
          },
        },
      },
      {
        test: {
          name: 'app',
          environment: 'node',
          include: ['tests/app/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['tests/helpers/site.ts', 'tests/helpers/scratch.ts'],
          expect: { poll: { timeout: 10_000 } },
          // On a busy machine an input can be lost on its way into the browser. `npm test` names what needed it.
          retry: 1,
          // Every page draws on the software GPU with all cores: two at once are slower than one after the other.
          fileParallelism: false,
          isolate: false,
        },
      },
    ],
  },
})
