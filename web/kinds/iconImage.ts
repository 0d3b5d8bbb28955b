import { iconMarkup, iconNamed } from './icons.ts'

const images = new Map<string, string>()

/** An icon in a colour as an image that the canvas can draw; empty if there is no such icon. */
export function iconImage(name: string | null | undefined, colour: string): string {
  const icon = iconNamed(name)
  if (!icon) return ''
  const key = `${name} ${colour}`
  let image = images.get(key)
  if (!image) {
    // Four times the size that is drawn, so that it stays sharp when zoomed in.
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24" fill="none" ` +
      `stroke="${colour}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${iconMarkup(icon)}</svg>`
    image = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
    images.set(key, image)
  }
  return image
}
