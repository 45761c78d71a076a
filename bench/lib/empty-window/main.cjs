// The control of the start benchmark: the same runtime with a window that shows one word.
const { app, BrowserWindow } = require('electron')

app.enableSandbox()
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 })
  window.loadURL('data:text/html,<p>empty')
})
