import '../../../client/src/ui/styles/index.css';
import './lab.css';

import { type ReactNode, useState } from 'react';
import { _roots as stages } from '@react-three/fiber';
import { createRoot } from 'react-dom/client';
import { Scene, Vector3 } from 'three';

import type { Quality, SceneView } from '../../../scenes/kit/index.ts';
import type { Language, Scene as TrainingScene, SceneFace, Text } from '../../../scenes/session/index.ts';
import { SessionRun } from '../../../scenes/session/run.ts';
import { LocalPort } from './local-port.ts';

declare global {
  interface Window {
    lab?: LocalPort;
    /** How long one picture takes, and one of nothing on the same renderer: the least of so many of each, in turn. */
    labDrawMs?: (times: number) => { sceneMs: number; emptyMs: number };
    /** How many pictures were drawn so far. */
    labPictures?: () => number;
    /** Where a point of the scene is seen on the page, CSS pixels. */
    labPlace?: (point: readonly [number, number, number]) => { x: number; y: number };
  }
}

const query = new URLSearchParams(location.search);
const sceneId = query.get('scene') ?? 'motor-starter';
const language = (query.get('language') ?? 'zh-CN') as Language;
const quality = (query.get('quality') ?? 'high') as Quality;
const sceneModules = import.meta.glob<{ default: TrainingScene }>('../../../scenes/*/scene.ts');
const faceModules = import.meta.glob<{ default: SceneFace }>('../../../scenes/*/face.ts');
const viewModules = import.meta.glob<{ default: SceneView }>('../../../scenes/*/view/index.ts');

async function load<Module>(
  modules: Record<string, () => Promise<{ default: Module }>>,
  file: string,
): Promise<Module> {
  const found = modules[`../../../scenes/${sceneId}/${file}`];
  if (found === undefined) throw new Error(`the scene ${sceneId} has no ${file}`);
  return (await found()).default;
}

const scene = await load(sceneModules, 'scene.ts');
const face = await load(faceModules, 'face.ts');
const view = await load(viewModules, 'view/index.ts');
const exercise = scene.exercises.find(({ id }) => id === query.get('exercise')) ?? scene.exercises[0];
if (exercise === undefined) throw new Error('the scene has no exercise');
const fault = exercise.faults.find(({ id }) => id === query.get('fault'));
const opened = SessionRun.start({
  scene,
  exercise,
  mode: 'practice',
  seed: 1,
  faults: fault === undefined ? [] : [fault.inject],
});
if (!opened.ok) throw new Error(opened.problem.code);
const port = new LocalPort(opened.run);
window.lab = port;

/** The stage with its canvas, once there is one. */
function stage() {
  const canvas = document.querySelector('canvas');
  const state = canvas === null ? undefined : stages.get(canvas)?.store.getState();
  return canvas === null || state === undefined ? null : { canvas, ...state };
}

window.labPictures = () => stage()?.gl.info.render.frame ?? 0;
window.labDrawMs = (times) => {
  const shown = stage();
  if (shown === null) throw new Error('there is no picture');
  const { gl, scene: drawn, camera } = shown;
  const context = gl.getContext();
  const nothing = new Scene();
  const drawMs = (what: Scene): number => {
    const begun = performance.now();
    gl.render(what, camera);
    // Only a pixel that is read back has surely been drawn.
    context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now() - begun;
  };
  let [sceneMs, emptyMs] = [Infinity, Infinity];
  for (let time = 0; time < times; time += 1) {
    sceneMs = Math.min(sceneMs, drawMs(drawn));
    emptyMs = Math.min(emptyMs, drawMs(nothing));
  }
  return { sceneMs, emptyMs };
};
window.labPlace = (point) => {
  const shown = stage();
  if (shown === null) throw new Error('there is no picture');
  const { left, top, width, height } = shown.canvas.getBoundingClientRect();
  const seen = new Vector3(...point).project(shown.camera);
  return { x: left + ((seen.x + 1) / 2) * width, y: top + ((1 - seen.y) / 2) * height };
};

function t(text: Text): string {
  const key = typeof text === 'string' ? text : text.key;
  const values: Readonly<Record<string, string | number>> = typeof text === 'string' ? {} : text.values;
  const found = face.strings[language][key] ?? key;
  return found.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? name));
}

function Lab(): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const [panelId, setPanelId] = useState(query.get('panel'));
  const props = { port, language, t, quality, sound: false, selected, onSelect: setSelected };
  const { Stage, Instruments, panels } = view;
  const panel = panels.find(({ id }) => id === panelId);
  return (
    <div className="lab" data-selected={selected ?? ''}>
      <section className="instruments">
        <Instruments {...props} />
      </section>
      <main>
        <Stage {...props} />
      </main>
      <aside>
        <div>
          {panels.map(({ id, title }) => (
            <button key={id} type="button" onClick={() => setPanelId(id)}>
              {t(title)}
            </button>
          ))}
        </div>
        {panel !== undefined && <panel.Panel {...props} />}
      </aside>
    </div>
  );
}

if (query.get('clock') !== 'stopped') port.start();
createRoot(document.querySelector('#root') ?? document.body).render(<Lab />);
