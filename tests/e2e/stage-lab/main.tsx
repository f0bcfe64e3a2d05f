import '../../../client/src/ui/styles/index.css';
import './lab.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import type {} from '../../../client/src/features/lessons/strings/zh-CN.ts';
import type {} from '../../../client/src/features/training/strings/zh-CN.ts';
import type { StageMaterial, StageTool } from '../../../client/src/features/lessons/stage/props.ts';
import { StageView } from '../../../client/src/features/lessons/stage/stage-view.tsx';
import { loadStrings, startI18n } from '../../../client/src/i18n/i18n.ts';
import { LocalLog } from './local-log.ts';

declare global {
  interface Window {
    stageLab?: LocalLog;
    labTool?: (tool: StageTool) => void;
  }
}

const LEAD_MS = 150;
const material = (id: string, kind: StageMaterial['kind'], more: Partial<StageMaterial>): StageMaterial => ({
  id,
  kind,
  title: id,
  pages: null,
  size: null,
  contentUrl: null,
  documentId: null,
  sceneId: null,
  ...more,
});
const materials: readonly StageMaterial[] = [
  material('deck', 'slides', { title: '分数除法', pages: 3, contentUrl: '/deck.pdf' }),
  material('photo', 'image', { title: '照片', pages: 1, size: { width: 4, height: 3 }, contentUrl: '/photo.svg' }),
  material('clip', 'video', { title: '折纸', contentUrl: '/clip.webm' }),
  material('motor', 'twin', { title: '电动机起动', sceneId: 'motor-starter' }),
];

const log = new LocalLog(LEAD_MS);
window.stageLab = log;

function Lab(): ReactNode {
  const stage = useSyncExternalStore(log.subscribe, log.shown);
  const [tool, setTool] = useState<StageTool>('none');
  window.labTool = setTool;
  const shared = { stage, at: log.at, materials, personId: 'lab' };
  return (
    <>
      <div data-stage="lead" data-tool={tool}>
        <StageView {...shared} tool={tool} onAct={log.act} />
      </div>
      <div data-stage="classroom">
        <StageView {...shared} />
      </div>
    </>
  );
}

await startI18n();
await loadStrings(['lessons', 'training']);
const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}>
    <Suspense>
      <Lab />
    </Suspense>
  </QueryClientProvider>,
);
