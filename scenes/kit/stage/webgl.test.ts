import { describe, expect, it } from 'vitest';

import { kindOfRenderer } from './webgl.ts';

describe('who draws', () => {
  it.each([
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', 'software'],
    ['llvmpipe (LLVM 15.0.7, 256 bits)', 'software'],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)', 'software'],
    ['ANGLE (Intel, Intel(R) UHD Graphics 620 Direct3D11)', 'hardware'],
    ['Apple GPU', 'hardware'],
  ])('%s: %s', (renderer, kind) => {
    expect(kindOfRenderer(renderer)).toBe(kind);
  });
});
