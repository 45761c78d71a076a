document.addEventListener('securitypolicyviolation', (event) => {
  window.shell.reportCsp(event.effectiveDirective, event.blockedURI)
})

window.openPort = async () => {
  const id = crypto.randomUUID()
  const arrived = new Promise((resolve) => {
    const listen = (event) => {
      if (event.data?.type !== 'port:here' || event.data.id !== id) return
      window.removeEventListener('message', listen)
      resolve(event.ports[0])
    }
    window.addEventListener('message', listen)
  })
  await window.shell.requestPort(id)
  const port = await arrived
  window.addEventListener('pagehide', () => port.close())
  return port
}

window.ask = (port, word) =>
  new Promise((resolve) => {
    port.addEventListener('message', (event) => resolve(event.data), { once: true })
    port.start()
    port.postMessage(word)
  })

// What a driver evaluates may evaluate text itself; what the page does on its own account may not.
window.evaluateText = () =>
  new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve(Reflect.construct(Function, ['return 1'])())
      } catch (error) {
        resolve(error.name)
      }
    })
  })

window.states = []
window.shell.onCoreState((state) => window.states.push(state))
const port = await window.openPort()
const { echo } = await window.ask(port, 'ciao')
document.querySelector('#state').textContent = `echo ${echo}`
await window.shell.ready()
