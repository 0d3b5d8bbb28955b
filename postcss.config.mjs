// Mantine's mixins for light and dark, and its breakpoints as variables.
export default { plugins: { 'postcss-preset-mantine': {} } }
