import type { Nodes } from 'mdast'
import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { type Glossary, useGlossary } from './GlossaryProvider.tsx'
import { blocksOf } from './markdown.ts'
import { Term } from './Term.tsx'
import styles from './text.module.css'
import { shownAddress, webAddress } from './webAddress.ts'

/** What the nodes of one text share. */
interface Reading {
  readonly glossary: Glossary
  /** The terms that were marked already, or that need no mark. */
  readonly seen: Set<string>
}

/** Web addresses in running text. What closes a sentence does not belong to them. */
const addressForm = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g

function withTerms(text: string, { glossary, seen }: Reading): ReactNode[] {
  return glossary.finder.pieces(text, seen).map(({ text: part, term }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
    term ? <Term key={index} term={term} text={part} /> : <Fragment key={index}>{part}</Fragment>,
  )
}

function textNodes(text: string, reading: Reading): ReactNode[] {
  const nodes: ReactNode[] = []
  let done = 0
  for (const match of text.matchAll(addressForm)) {
    const address = webAddress(match[0])
    if (!address) continue
    nodes.push(...withTerms(text.slice(done, match.index), reading))
    nodes.push(
      <a key={`at ${match.index}`} href={address} target="_blank" rel="noreferrer">
        {shownAddress(match[0])}
      </a>,
    )
    done = match.index + match[0].length
  }
  nodes.push(...withTerms(text.slice(done), reading))
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
    <Fragment key={index}>{node}</Fragment>
  ))
}

function childrenOf(node: { readonly children: readonly Nodes[] }, reading: Reading): ReactNode[] {
  return node.children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of a text have no other name
    <Fragment key={index}>{element(child, reading)}</Fragment>
  ))
}

function linkNode(address: string, children: ReactNode): ReactNode {
  const href = webAddress(address)
  if (!href) return children
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

const tags: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p',
  heading: 'p',
  emphasis: 'em',
  strong: 'strong',
  blockquote: 'blockquote',
  listItem: 'li',
}

/** A node of Markdown as an element. HTML in it is text like any other. */
function element(node: Nodes, reading: Reading): ReactNode {
  if (node.type === 'text' || node.type === 'html') return textNodes(node.value, reading)
  if (node.type === 'link') return linkNode(node.url, childrenOf(node, reading))
  if (node.type === 'image') return node.alt
  if (node.type === 'inlineCode' || node.type === 'code') return <code>{node.value}</code>
  if (node.type === 'break') return <br />
  if (!('children' in node)) return null
  if (node.type === 'list')
    return createElement(node.ordered ? 'ol' : 'ul', undefined, childrenOf(node, reading))
  return createElement(tags[node.type] ?? Fragment, undefined, childrenOf(node, reading))
}

/** What a text is shown with. */
export interface ProseProps {
  /** Markdown. */
  readonly text: string
  /** The id of a term that need not be marked, since the page is about it. */
  readonly about?: string
  /** What stands right after the last word: citation marks. */
  readonly after?: ReactNode
  readonly className?: string
}

/** Text of the data: Markdown in which the words of the glossary explain themselves. Nothing in it can run. */
export function Prose({ text, about, after, className }: ProseProps) {
  const glossary = useGlossary()
  const content = useMemo(() => {
    const reading = { glossary, seen: new Set(about ? [about] : []) }
    return blocksOf(text).map((node) => ({ node, shown: element(node, reading) }))
  }, [text, about, glossary])
  return (
    <div className={className ? `${styles.prose} ${className}` : styles.prose}>
      {content.map(({ node, shown }, index) => {
        const isLast = index === content.length - 1
        if (!isLast || node.type !== 'paragraph')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text have no other name
            <Fragment key={index}>
              {shown}
              {isLast ? after : null}
            </Fragment>
          )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text have no other name
          <p key={index}>
            {(shown as { props: { children: ReactNode } }).props.children}
            {after}
          </p>
        )
      })}
    </div>
  )
}

/** One line of text with its terms marked: no paragraphs, no links. */
export function Line({ text, about }: { text: string; about?: string }) {
  const glossary = useGlossary()
  return useMemo(
    () => withTerms(text, { glossary, seen: new Set(about ? [about] : []) }),
    [text, about, glossary],
  )
}
