import './trusted-types.ts'
import './styles/layers.css'
import './styles/mantine.css'
import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { refuseStrayFiles } from './components/drop/stray-files.ts'
import { currentScheme } from './lib/color-scheme.ts'
import { coreState } from './lib/core-state.ts'
import { listenToKeys } from './lib/keyboard.ts'
import { loadPreferences } from './lib/preferences.ts'
import { followCore } from './lib/rpc.ts'

loadPreferences()
// Before the first drawing, or the page would flash in the other theme.
document.documentElement.dataset.mantineColorScheme = currentScheme()
listenToKeys()
refuseStrayFiles()
followCore(coreState.set)

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
