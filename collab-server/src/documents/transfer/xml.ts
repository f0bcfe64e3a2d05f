import { DOMParser, type Element as XmlDomElement, type Node as XmlDomNode } from '@xmldom/xmldom';

export type XmlElement = XmlDomElement;
export type XmlNode = XmlDomNode;

export const elementNode = 1;
export const textNodeType = 3;

/** Parses XML; undefined where it is not well-formed, or declares a document type (which no file we read does, and attacks do). */
export function parseXml(text: string): XmlDomElement | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  let broken = false;
  const fail = (): void => {
    broken = true;
  };
  try {
    const parser = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } });
    const root = parser.parseFromString(text, 'text/xml')?.documentElement as XmlDomElement | null | undefined;
    return broken || !root ? undefined : root;
  } catch {
    return undefined;
  }
}

export function isXmlElement(node: XmlDomNode | null): node is XmlDomElement {
  return node?.nodeType === elementNode;
}

export function childElements(element: XmlDomElement): XmlDomElement[] {
  return Array.from(element.childNodes).filter((child) => isXmlElement(child));
}

export function childNamed(element: XmlDomElement | undefined, name: string): XmlDomElement | undefined {
  return element && childElements(element).find((child) => child.nodeName === name);
}
