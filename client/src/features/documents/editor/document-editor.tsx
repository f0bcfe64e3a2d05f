import type { ReactNode } from 'react';
import type { DocumentEditorProps } from './props.ts';

export default function DocumentEditor({ title }: DocumentEditorProps): ReactNode {
  return <h1>{title}</h1>;
}
