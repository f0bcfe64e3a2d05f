import { Mark, mergeAttributes } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';

const safeProtocols = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * Whether a link may be followed: absolute http, https, mailto and tel addresses, paths within this site, and anchors
 * within the page. `javascript:`, `data:` and other schemes are refused, also with blanks or control characters in them.
 */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2048) return false;
  // Browsers strip blanks and control characters from a scheme before they follow it.
  const compact = href.replaceAll(/[\p{Cc}\s]/gu, '');
  if (compact === '') return false;
  if (compact.startsWith('#')) return true;
  if (compact.startsWith('/')) return !compact.startsWith('//') && !compact.startsWith('/\\');
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(compact)?.[1]?.toLowerCase();
  return scheme !== undefined && safeProtocols.includes(scheme);
}

/** A link keeps only where it leads and its title: how it opens is the reader's business, not the document's. */
export const LinkMark = Link.extend({
  addAttributes() {
    return { href: { default: null }, title: { default: null } };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
  isAllowedUri: (href: string | undefined) => isSafeLink(href),
});

export const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'subscript superscript',
  parseHTML() {
    return [{ tag: 'sub' }, { style: 'vertical-align', getAttrs: (value: string) => (value === 'sub' ? null : false) }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['sub', mergeAttributes(HTMLAttributes), 0];
  },
});

export const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript superscript',
  parseHTML() {
    return [
      { tag: 'sup' },
      { style: 'vertical-align', getAttrs: (value: string) => (value === 'super' ? null : false) },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['sup', mergeAttributes(HTMLAttributes), 0];
  },
});
