import type { ContentNode } from '../json.ts';

/** The two languages that templates are written in. */
export type TemplateLocale = 'zh-CN' | 'en';

/** A label in Chinese and in English. */
export type Label = readonly [chinese: string, english: string];

export interface FieldSpec {
  readonly key: string;
  readonly label: Label;
  readonly required?: boolean;
}

export interface ColumnSpec {
  readonly label: Label;
  /** Width on a page 670 px wide; a column without one takes what is left. */
  readonly widthPx?: number;
}

export type SectionBody =
  | { readonly kind: 'text' }
  | { readonly kind: 'numbered' }
  | { readonly kind: 'table'; readonly columns: readonly ColumnSpec[]; readonly rows: readonly (readonly Label[])[] };

export type TemplatePart =
  | { readonly kind: 'fields'; readonly fields: readonly FieldSpec[] }
  | {
      readonly kind: 'section';
      readonly key: string;
      readonly label: Label;
      readonly required: boolean;
      readonly body: SectionBody;
    };

export interface TemplateSpec {
  readonly name: Label;
  readonly parts: readonly TemplatePart[];
}

export const field = (key: string, chinese: string, english: string, required = false): FieldSpec => ({
  key,
  label: [chinese, english],
  required,
});

export const fields = (...list: readonly FieldSpec[]): TemplatePart => ({ kind: 'fields', fields: list });

export const section = (
  key: string,
  chinese: string,
  english: string,
  options: { readonly required?: boolean; readonly body?: SectionBody } = {},
): TemplatePart => ({
  kind: 'section',
  key,
  label: [chinese, english],
  required: options.required ?? false,
  body: options.body ?? { kind: 'text' },
});

export const column = (chinese: string, english: string, widthPx?: number): ColumnSpec => ({
  label: [chinese, english],
  ...(widthPx === undefined ? {} : { widthPx }),
});

/** A table with `emptyRows` rows to write in. */
export const table = (columns: readonly ColumnSpec[], emptyRows: number): SectionBody => ({
  kind: 'table',
  columns,
  rows: Array.from({ length: emptyRows }, () => []),
});

/** Builds the content of a template in one language. */
export function buildTemplate(spec: TemplateSpec, locale: TemplateLocale): ContentNode {
  const say = (label: Label): string => (locale === 'zh-CN' ? label[0] : label[1]);
  const content = spec.parts.flatMap((part) => buildPart(part, say));
  return { type: 'doc', content: content.length > 0 ? content : [paragraph] };
}

const paragraph: ContentNode = { type: 'paragraph' };

function buildPart(part: TemplatePart, say: (label: Label) => string): ContentNode[] {
  switch (part.kind) {
    case 'fields':
      return [
        {
          type: 'templateFieldGrid',
          content: part.fields.map(({ key, label, required }) => ({
            type: 'templateField',
            attrs: { key, label: say(label), required: required ?? false },
          })),
        },
      ];
    case 'section':
      return [
        {
          type: 'templateSection',
          attrs: { key: part.key, required: part.required },
          content: [{ type: 'text', text: say(part.label) }],
        },
        buildBody(part.body, say),
      ];
  }
}

function buildBody(body: SectionBody, say: (label: Label) => string): ContentNode {
  switch (body.kind) {
    case 'text':
      return paragraph;
    case 'numbered':
      return { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph] }] };
    case 'table':
      return {
        type: 'table',
        content: [
          { type: 'tableRow', content: body.columns.map((each) => cell('tableHeader', each, say(each.label))) },
          ...body.rows.map((row) => ({
            type: 'tableRow',
            content: body.columns.map((each, index) => {
              const label = row[index];
              return cell('tableCell', each, label ? say(label) : '');
            }),
          })),
        ],
      };
  }
}

function cell(type: 'tableHeader' | 'tableCell', { widthPx }: ColumnSpec, text: string): ContentNode {
  return {
    type,
    attrs: { colwidth: widthPx === undefined ? null : [widthPx] },
    content: [text === '' ? paragraph : { type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}
