import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import { Button, Checkbox, createTheme, Input, Radio, SegmentedControl } from '@mantine/core'

/** Ink on paper: what can be acted on is ink, so that hue is free to mean something. */
const ink: MantineColorsTuple = [
  '#F6F7F8',
  '#ECEFF2',
  '#DCE0E5',
  '#BCC4CC',
  '#98A3AE',
  '#76818D',
  '#5E6975',
  '#414B56',
  '#28313A',
  '#141B22',
]

/** Mantine dressed in the tokens of `tokens.css`. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  autoContrast: true,
  defaultRadius: 6,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  fontSizes: { xs: '0.6875rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.455', sm: '1.538', md: '1.571', lg: '1.5', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3.5px', sm: '4px', md: '6px', lg: '8px', xl: '14px' },
  shadows: { xs: 'none', sm: 'var(--e1)', md: 'var(--e1)', lg: 'var(--e2)', xl: 'var(--e2)' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The header of a dialog is no banner of the page: who jumps from landmark to landmark would find two.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    // On ink stands paper, in both schemes.
    Button: Button.extend({
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--page)' } : {},
      }),
    }),
    // Inputs are raised paper with a border that can be seen, in both schemes.
    Input: Input.extend({
      styles: { wrapper: { '--input-bg': 'var(--raised)', '--input-bd': 'var(--control)' } },
    }),
    // Its labels change colour as fast as what moves behind them, and at once where less motion is asked for.
    SegmentedControl: SegmentedControl.extend({
      vars: () => ({ root: { '--sc-transition-duration': 'var(--quick)' } }),
    }),
    // Mantine draws these marks in white, which on the pale ink of the dark scheme cannot be seen.
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--page)' } }),
    Radio: Radio.extend({ defaultProps: { iconColor: 'var(--page)' } }),
  },
})

/** Mantine's own surfaces and texts, taken from the tokens, which know light and dark by themselves. */
const surfaces = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-placeholder': 'var(--ink3)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-error': 'var(--removed)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--well)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'color-mix(in srgb, var(--control) 55%, transparent)',
  '--mantine-color-disabled': 'var(--well)',
  '--mantine-color-disabled-color': 'var(--ink3)',
}

/** Puts the tokens behind Mantine's variables. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces })
