// Says on the page what this browser lacks, before the program is loaded, which would then only stay blank.
// A plain script in the oldest form of the language: it must run where the program cannot.
;(function () {
  var lacking = []
  if (!('noModule' in document.createElement('script'))) lacking.push('modules')
  // The newest of what the program is written in and calls.
  if (!Array.prototype.toSpliced || !Array.prototype.findLast || !Object.hasOwn)
    lacking.push('JavaScript of 2023')
  if (!window.structuredClone || !window.ResizeObserver || !window.HTMLDialogElement)
    lacking.push('its newer interfaces')
  if (!window.CSS || !CSS.supports('color', 'color-mix(in srgb, red, red)')) lacking.push('mixed colours')
  if (lacking.length === 0) return
  var line = document.getElementById('needs')
  if (!line) return
  line.textContent =
    'This browser is too old for Thalweg: it lacks ' +
    lacking.join(', ') +
    '. Use Chrome or Edge 111, Firefox 115, Safari 16.4, or a newer one.'
  line.hidden = false
})()
