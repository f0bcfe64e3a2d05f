import { DOMParser, type Element, type Node, onErrorStopParsing, XMLSerializer } from '@xmldom/xmldom';

export type XmlElement = Element;
export type XmlNode = Node;

const ELEMENT_NODE = 1;

/** Parses XML; undefined where it is not well-formed, or declares a document type (which no file we read does, and attacks do). */
export function parseXml(text: string): XmlElement | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  try {
    return (
      new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement ?? undefined
    );
  } catch {
    return undefined;
  }
}

export function serialiseXml(root: XmlElement): string {
  return new XMLSerializer().serializeToString(root);
}

function isXmlElement(node: XmlNode | null): node is XmlElement {
  return node?.nodeType === ELEMENT_NODE;
}

export function childElements(element: XmlElement | undefined): XmlElement[] {
  return element ? Array.from(element.childNodes).filter((child) => isXmlElement(child)) : [];
}

/** The first child of that name, prefix included. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childElements(element).find((child) => child.nodeName === name);
}

/** Text that XML 1.0 can hold: no control characters but tab, line feed and carriage return, no halves of characters. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
