/** How the page is built: static files that work from any host and any sub-path. */
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type PluginOption } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    react(),
    pageWithoutPolicy(),
    shortShaders(),
    noForeignShaders(),
    fewColourMaps(),
    newestFonts(),
    // A service worker is a file beside the page, and cannot be in it.
    mode !== 'one-file' && offline(),
  ],
  build: {
    target: 'es2022',
    // The page's policy lets fonts come from files only, and a small font would be inlined as a data: URL.
    assetsInlineLimit: 0,
    // three and its React bindings are one chunk of the first load; `npm run bench` holds its size to a bar.
    chunkSizeWarningLimit: 2000,
  },
}))

/** Takes the content security policy out of the page in development: hot reload needs inline scripts. */
function pageWithoutPolicy(): Plugin {
  return {
    name: 'page-without-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s[^>]*Content-Security-Policy[^>]*>/i, ''),
  }
}

/** Leaves comments and indentation out of the shaders that are shipped: they are nearly half of the texts. */
function shortShaders(): Plugin {
  return {
    name: 'short-shaders',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, path] = /^(.*\.(?:glsl|vert|frag))\?raw$/.exec(id) ?? []
      if (path === undefined) return undefined
      const text = readFileSync(path, 'utf8')
        .replace(/\/\/.*$/gm, '')
        .replace(/^\s+/gm, '')
        .replace(/ ?([=+*,;?:<>]) ?/g, '$1')
      return `export default ${JSON.stringify(text)}`
    },
  }
}

/** Empties the shaders of three's own materials: the scene draws by its own alone, and a test holds that it imports no other. */
function noForeignShaders(): Plugin {
  return {
    name: 'no-foreign-shaders',
    apply: 'build',
    transform: {
      filter: { id: /three\.module\.js$/ },
      handler: (code) => ({
        code: code
          .replace(/^((?:const|var) [\w$]+ = )"(?=[^"\n]*[;#{])(?:[^"\\]|\\.)*";$/gm, '$1"";')
          // Those of maps of an environment and of cubes. A raw material, which begins with its precision, works on.
          .replace(/\/\* ?glsl ?\*\/ ?`(?!\s*precision)[^`]*`/g, '""'),
        map: null,
      }),
    },
  }
}

/** Marks the tables of d3-scale-chromatic as made without effects, so that only those that are used are shipped. */
function fewColourMaps(): Plugin {
  return {
    name: 'few-colour-maps',
    apply: 'build',
    transform: {
      filter: { id: /d3-scale-chromatic/ },
      handler: (code) => ({
        code: code
          .replace(
            /^var (\S+) = ([\w$]+\(.*\)|new Array[\s\S]*?\));$/gm,
            'var $1 = /*#__PURE__*/ (() => $2)();',
          )
          .replace(/= (rgb|cubehelix)\(\)/g, '= /*#__PURE__*/ $1()'),
        map: null,
      }),
    },
  }
}

/** Leaves KaTeX's fonts as WOFF and TrueType out: every browser that runs the page reads WOFF2. */
function newestFonts(): Plugin {
  return {
    name: 'newest-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex\.min\.css$/ },
      handler: (code) => ({
        code: code.replace(/,url\([^)]*\) format\("(?:woff|truetype)"\)/g, ''),
        map: null,
      }),
    },
  }
}

/** Makes the page one that can be installed, and lists its files for the service worker that keeps them. */
function offline(): PluginOption {
  // As in the icon.
  const background = '#0f141c'
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/app/offline',
    filename: 'serviceWorker.ts',
    // The page's policy takes the script's address from `trust` only.
    injectRegister: false,
    // Its own build of the service worker tells of itself, also where the page's does not: on the output of tools.
    integration: { configureCustomSWViteBuild: (build) => void (build.logLevel = 'warn') },
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,svg,png,webp,woff2}'],
      injectionPoint: 'self.filesOfThePage',
      rollupFormat: 'iife',
    },
    manifest: {
      name: 'Thalweg',
      short_name: 'Thalweg',
      description: 'Optimizers race down loss surfaces, in 3D, in your browser.',
      background_color: background,
      theme_color: background,
      icons: [
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  })
}
