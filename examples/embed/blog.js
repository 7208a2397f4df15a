/** Asks a frame of Thalweg by messages, and shows what it answers. */
const frame = document.querySelector('#asked')
const said = document.querySelector('#said')
const origin = new URL(frame.src).origin
const waiting = new Map()
let lastId = 0

/** Asks for one thing. Resolves with the value of the reply, rejects with its one line. */
function ask(thalweg, more = {}) {
  lastId += 1
  const id = lastId
  frame.contentWindow.postMessage({ thalweg, id, ...more }, origin)
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
}

window.addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow) return
  if (data.thalweg === 'step') said.textContent = `step ${data.step}`
  if (data.thalweg === 'ready') ask('subscribe', { to: 'step' })
  if (data.thalweg !== 'reply') return
  const { resolve, reject } = waiting.get(data.id)
  waiting.delete(data.id)
  if ('error' in data) reject(new Error(data.error))
  else resolve(data.value)
})

document.querySelector('#lion').addEventListener('click', async () => {
  await ask('load', {
    experiment: {
      version: 1,
      surface: { id: 'himmelblau' },
      steps: 120,
      runners: [{ optimizer: 'lion' }, { optimizer: 'adam' }],
    },
  })
  await ask('play')
})

document.querySelector('#end').addEventListener('click', async () => {
  const { steps } = await ask('experiment')
  await ask('seek', { step: steps })
  const runs = await ask('trajectories')
  said.textContent = runs.map(({ optimizer, status }) => `${optimizer}: ${status}`).join(', ')
})
