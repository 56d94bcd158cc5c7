import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep teal whose filled shade carries white text at 6:1 in light and dark. */
const court: MantineColorsTuple = [
  '#e8f6f8',
  '#d3eaee',
  '#a9d5dc',
  '#7cbfca',
  '#54a9b7',
  '#33909f',
  '#197583',
  '#0b5f6b',
  '#084b55',
  '#05373f',
];

export const theme = createTheme({
  primaryColor: 'court',
  colors: { court },
  primaryShade: { light: 7, dark: 7 },
  fontFamily:
    'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5rem' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
  },
});

/** Mantine's own dimmed text is 3.3:1 on white; these stay above 4.5:1 on every surface. */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a626b',
    '--mantine-color-placeholder': '#6a7178',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0b5f6b',
    '--quad-line': '#dfe3e6',
    '--quad-edge': '#8a939b',
    '--quad-raised': '#f6f8f9',
    '--quad-good': '#1b6b3a',
    '--quad-wait': '#7a4b00',
    '--quad-bad': '#b42318',
    '--quad-calm': '#43505c',
  },
  dark: {
    '--mantine-color-body': '#15191d',
    '--mantine-color-text': '#dde2e6',
    '--mantine-color-dimmed': '#a3adb6',
    '--mantine-color-placeholder': '#98a2ab',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-anchor': '#7fcbd6',
    '--quad-line': '#323a42',
    '--quad-edge': '#6d7781',
    '--quad-raised': '#1d2329',
    '--quad-good': '#7fd6a0',
    '--quad-wait': '#f0c274',
    '--quad-bad': '#ff9a90',
    '--quad-calm': '#b3bdc6',
  },
});
