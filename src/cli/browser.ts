/** Finds the Chrome or Chromium that tools and tests drive; on Debian, as root, installs it if there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/**
 * The first two are the suggestions of the address bar: two pages of the browser's own, built for every window, which
 * take as long as the program itself. The others are those of Playwright's own list that matter here, since only one
 * list counts.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
]

/** WebGL2 on the software GPU, so that pictures are the same on every machine; no requests by the browser itself. */
export const browserArguments = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  `--disable-features=${disabledFeatures.join(',')}`,
]

/** `CHROME_PATH`, else an installed Chrome or Chromium, else Playwright's own, else nothing. */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH']
  return [...(chosen ? [chosen] : []), ...usualPlaces(), chromium.executablePath()].find(runs)
}

/** The browser, installed first if needed. Throws with one line that says what to install. */
export function needBrowser(): string {
  const browser = findBrowser() ?? installWithApt()
  if (!browser) throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH to one.')
  return browser
}

function usualPlaces(): string[] {
  const { env, platform } = process
  if (platform === 'darwin') {
    const applications = ['/Applications', join(env['HOME'] ?? '', 'Applications')]
    return applications.flatMap((folder) =>
      ['Google Chrome', 'Chromium'].map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return roots.flatMap((root) =>
      root ? ['Google\\Chrome', 'Chromium'].map((name) => join(root, name, 'Application', 'chrome.exe')) : [],
    )
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/google/chrome',
  ]
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

/** Whether the program is there. Ubuntu's `chromium-browser` may be there and only say that the real one is a snap. */
function runs(program: string): boolean {
  if (!existsSync(program)) return false
  return basename(program) !== 'chromium-browser' || spawnSync(program, ['--version']).status === 0
}

function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  console.error('No browser found: installing the package chromium with apt-get.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const command of [['update'], ['install', '-y', 'chromium']]) {
    if (spawnSync('apt-get', command, { stdio: ['ignore', 2, 2], env }).status !== 0) return undefined
  }
  return findBrowser()
}

function isDebian(): boolean {
  const release = '/etc/os-release'
  return existsSync(release) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'))
}
