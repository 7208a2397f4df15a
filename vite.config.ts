/** How the page is built: static files that work from any host and any sub-path. */
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  base: './',
  plugins: [react(), pageWithoutPolicy()],
  build: {
    target: 'es2022',
    // The page's policy lets fonts come from files only, and a small font would be inlined as a data: URL.
    assetsInlineLimit: 0,
    // three and its React bindings are one chunk of the first load; `npm run bench` holds its size to a bar.
    chunkSizeWarningLimit: 2000,
  },
})

/** Takes the content security policy out of the page in development: hot reload needs inline scripts. */
function pageWithoutPolicy(): Plugin {
  return {
    name: 'page-without-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s[^>]*Content-Security-Policy[^>]*>/i, ''),
  }
}
