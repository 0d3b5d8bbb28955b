import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Sets what an element of the head says, and makes it where it is missing. */
function put(selector: string, tag: string, attributes: Readonly<Record<string, string>>): void {
  let element = document.head.querySelector(selector)
  if (!element) {
    element = document.createElement(tag)
    document.head.append(element)
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/**
 * Names the page in the tab, in bookmarks and for search engines. The server has said the same of the first page;
 * this keeps it true as one goes on.
 */
export function useHead(title: string | undefined, description?: string | null): void {
  const { pathname } = useLocation()
  useEffect(() => {
    if (title === undefined) return
    document.title = title === 'Concord' ? title : `${title} · Concord`
    put('link[rel="canonical"]', 'link', { rel: 'canonical', href: location.origin + pathname })
    if (description)
      put('meta[name="description"]', 'meta', { name: 'description', content: description.slice(0, 300) })
  }, [title, description, pathname])
}
