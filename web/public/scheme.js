// Runs before anything is drawn, so that a page in dark never flashes white. A file of its own, not inline:
// the content security policy allows no inline scripts.
;(() => {
  let kept = null
  try {
    kept = localStorage.getItem('mantine-color-scheme-value')
  } catch {
    // Storage can be forbidden; then the system's setting counts.
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
