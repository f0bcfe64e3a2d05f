import { describe, expect, it } from 'vitest';

import { parseSceneManifest } from '../manifest/index.ts';
import { manifest } from './manifest.ts';
import { MODEL_VERSION } from './model/system.ts';
import scene from './scene.ts';

describe('the manifest of cnc-mill', () => {
  it('is sound, and has the version of its model', () => {
    expect(parseSceneManifest(manifest)).toEqual({ ok: true, manifest });
    expect([manifest.id, manifest.version]).toEqual([scene.id, MODEL_VERSION]);
    expect(scene.version).toBe(MODEL_VERSION);
  });
});
