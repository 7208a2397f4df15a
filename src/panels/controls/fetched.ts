/**
 * What `load` imports, asked for twice. The second time it is under another address: Chromium remembers of an address that it
 * did not load.
 *
 * @throws TypeError if it does not load
 */
export async function fetched<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const [address] = /https?:\S+\.js/.exec(String(error)) ?? []
    if (address === undefined) throw error
    return (await import(/* @vite-ignore */ `${address}?again=${Date.now()}`)) as Module
  }
}
