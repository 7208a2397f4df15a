// Unpacks the program of the page that is one file, and starts it. The page's policy has the program's hash, so that
// nothing else can be started in its place.
;(async () => {
  const packed = document.getElementById('program')
  const bytes = Uint8Array.from(atob(packed.textContent), (character) => character.charCodeAt(0))
  packed.remove()
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  const text = await new Response(unpacked).text()
  const policy = window.trustedTypes?.createPolicy('thalweg-program', { createScript: (given) => given })
  const script = document.createElement('script')
  script.type = 'module'
  script.textContent = policy ? policy.createScript(text) : text
  document.body.append(script)
})()
