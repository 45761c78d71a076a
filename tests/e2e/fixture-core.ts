// A core without a database, for the tests of the shell: it echoes what comes over a port and obeys a few words.
import { openLink, readSettings } from '../../electron/core/link/index.ts'

const link = openLink()
if (!link) throw new Error('started without a parent')
const settings = readSettings()

link.acceptConnections((port) => {
  port.on('message', ({ data }) => {
    if (data === 'die') process.exit(9)
    if (data === 'settings') port.postMessage(settings)
    else if (data === 'seal') {
      link.request('seal', { plain: new Uint8Array([1, 2, 3]) }).then((answer) => port.postMessage(answer))
    } else port.postMessage({ echo: data, isInside: 'parentPort' in process })
  })
  port.start()
})
link.onNotice('shutdown', () => process.exit(0))
link.onGone(() => process.exit(0))
link.notify('ready', { node: process.versions.node })
