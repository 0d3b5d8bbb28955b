const CAPTION = 28

/** What is seen as PNG, with a line under it that says which data it is. */
export function asPng(
  picture: HTMLCanvasElement,
  caption: string,
  ink: string,
  paper: string,
): Promise<Blob> {
  const ratio = window.devicePixelRatio || 1
  const whole = document.createElement('canvas')
  whole.width = picture.width
  whole.height = picture.height + CAPTION * ratio
  const context = whole.getContext('2d')
  if (context) {
    context.fillStyle = paper
    context.fillRect(0, 0, whole.width, whole.height)
    context.drawImage(picture, 0, 0)
    context.scale(ratio, ratio)
    context.font = '500 11px "Inter Variable", system-ui, sans-serif'
    context.textBaseline = 'middle'
    context.fillStyle = ink
    context.fillText(caption, 12, whole.height / ratio - CAPTION / 2, whole.width / ratio - 24)
  }
  return new Promise((resolve, reject) => {
    whole.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    )
  })
}
