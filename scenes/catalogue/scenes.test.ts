import { describe, expect, it } from 'vitest';

import { MANIFESTS } from './index.ts';
import { loadNamedScene } from './named.ts';
import { loadFace, loadGuidance, loadScene } from './scenes.ts';

const WITHHELD = /^(?:fault|hint|nudge|explain|step|hazard|aspect|asked|rubric|procedure)\./u;

describe.each(MANIFESTS.map(({ id }) => id))('the face of %s', (id) => {
  it('says of each exercise what the model says', async () => {
    const [scene, face] = await Promise.all([loadScene(id), loadFace(id)]);
    expect(face).toMatchObject({ id: scene?.id, version: scene?.version });
    const told = scene?.exercises.map(
      ({ id: exerciseId, title, summary, modes, minutes, faultCount, passShare, faults, training }) => ({
        id: exerciseId,
        title,
        summary,
        modes,
        minutes,
        faultCount,
        passShare,
        totalPoints: training.rubric.total,
        tickS: training.system.tickS,
        isAsked: faults.length > 0,
      }),
    );
    expect(face?.exercises.map(({ answers, ...facts }) => ({ ...facts, isAsked: answers.length > 0 }))).toEqual(told);
  });

  it('offers more parts to be named than can be faulty, each with a name', async () => {
    const [scene, face] = await Promise.all([loadScene(id), loadFace(id)]);
    for (const { faults, id: exerciseId } of scene?.exercises ?? []) {
      const answers = face?.exercises.find((exercise) => exercise.id === exerciseId)?.answers ?? [];
      const parts = new Set(faults.map(({ part }) => part));
      expect([...parts].filter((part) => !answers.includes(part))).toEqual([]);
      expect(answers.length).toBeGreaterThanOrEqual(parts.size);
      expect(answers.filter((part) => face?.strings['zh-CN'][`part.${part}`] === undefined)).toEqual([]);
    }
  });

  it('holds no hints, steps, score sheets or names of faults; the named scene does', async () => {
    const face = await loadFace(id);
    if (face === undefined) throw new Error('there is no face');
    const keysOf = (strings: typeof face.strings) => Object.values(strings).flatMap((texts) => Object.keys(texts));
    expect(keysOf(face.strings).filter((key) => WITHHELD.test(key))).toEqual([]);
    const guided = keysOf((await loadGuidance(id)) ?? face.strings);
    expect(guided.filter((key) => key.startsWith('fault.'))).toEqual([]);
    expect(guided.filter((key) => key.startsWith('step.')).length).toBeGreaterThan(0);
    const named = keysOf((await loadNamedScene(id))?.strings ?? face.strings);
    expect(named.filter((key) => key.startsWith('fault.')).length).toBeGreaterThan(0);
  });
});

describe('a scene that there is not', () => {
  it.each(['kettle', 'constructor', '__proto__'])('is not found: %s', async (id) => {
    expect(await Promise.all([loadScene(id), loadFace(id), loadNamedScene(id)])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
