/** Placeholder body, replaced below. */
export function cleanOfficeHtml(html: string): string {
  return html;
}
