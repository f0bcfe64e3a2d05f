import type { ContentNode } from '@tongyan/collab-server/content';

export type TemplatePart = { readonly key: string; readonly columns: readonly string[] } & (
  | { readonly kind: 'fields'; readonly labels: readonly string[] }
  | { readonly kind: 'section'; readonly label: string }
);

/** The fields and sections of a template, from the very content that a new document gets. */
export async function templateParts(template: string, locale: 'zh-CN' | 'en'): Promise<TemplatePart[]> {
  const { isTemplateId, templateContent } = await import('@tongyan/collab-server/content');
  return isTemplateId(template) ? partsOf(templateContent(template, locale)) : [];
}

export function partsOf(content: ContentNode): TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (const [index, node] of (content.content ?? []).entries()) {
    const key = String(index);
    if (node.type === 'templateFieldGrid') {
      const labels = (node.content ?? []).map((field) => text(field.attrs?.['label']));
      parts.push({ kind: 'fields', key, labels, columns: [] });
    } else if (node.type === 'templateSection') {
      parts.push({ kind: 'section', key, label: textOf(node), columns: [] });
    } else if (node.type === 'table') {
      const section = parts.at(-1);
      const columns = (node.content?.[0]?.content ?? []).map(textOf);
      if (section !== undefined) parts[parts.length - 1] = { ...section, columns };
    }
  }
  return parts;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOf(node: ContentNode): string {
  return (node.text ?? '') + (node.content ?? []).map(textOf).join('');
}
