declare module '*.module.css' {
  const names: Readonly<Record<string, string>>
  export default names
}

declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  export const __iconNode: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
}
