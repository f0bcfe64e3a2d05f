import { describe, expect, it } from 'vitest';

import { parseSceneManifest } from '../manifest/index.ts';
import { manifest } from './manifest.ts';
import { MODEL_VERSION } from './model/index.ts';

describe('the manifest of motor-starter', () => {
  it('is sound, and has the version of its model', () => {
    expect(parseSceneManifest(manifest)).toEqual({ ok: true, manifest });
    expect(manifest.version).toBe(MODEL_VERSION);
  });
});
