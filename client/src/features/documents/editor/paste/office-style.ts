/** The value of a declaration that only Office knows, which browsers keep in the attribute but not in `style`. */
export function officeStyle(element: Element, property: string): string | undefined {
  const style = element.getAttribute('style') ?? '';
  return new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1]?.trim();
}
