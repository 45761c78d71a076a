import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { components } from './components.ts'
import { ramps } from './ramps.ts'

/** design.md section 3: one family, three sizes, one accent. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  cursorType: 'default',
  respectReducedMotion: true,
  colors: {
    ottanio: ramps.ottanio,
    ceralacca: ramps.ceralacca,
    ocra: ramps.ocra,
    alloro: ramps.alloro,
    glicine: ramps.glicine,
    zucchero: ramps.zucchero,
    gray: ramps.carta,
    dark: ramps.grafite,
  },
  primaryColor: 'ottanio',
  primaryShade: { light: 8, dark: 4 },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '17px', xl: '26px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '32px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: { sm: 'var(--shadow-1)', md: 'var(--shadow-2)', xl: 'var(--shadow-3)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '17px', lineHeight: '24px' },
      h2: { fontSize: '17px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  components,
})

const own = {
  '--mantine-color-body': 'var(--desk)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-error': 'var(--late-ink)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-disabled': 'var(--press)',
  '--mantine-color-disabled-color': 'var(--ink-off)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--accent-on)',
  '--mantine-primary-color-light': 'var(--accent-wash)',
  '--mantine-primary-color-light-color': 'var(--accent-ink)',
}

/** All three: Mantine sets some of its variables per scheme, and tokens.css already follows the scheme. */
export const resolver: CSSVariablesResolver = () => ({ variables: own, light: own, dark: own })
