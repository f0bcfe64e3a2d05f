import { describe, expect, it } from 'vitest';

import { isNodeNewEnough, outdatedPackages } from './install.mjs';

describe('isNodeNewEnough', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '26.10.0'])('takes %s', (version) => {
    expect(isNodeNewEnough(version)).toBe(true);
  });

  it.each(['18.20.0', '20.18.3'])('refuses %s', (version) => {
    expect(isNodeNewEnough(version)).toBe(false);
  });
});

describe('outdatedPackages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      client: { version: '0.1.0' },
      'node_modules/@tongyan/client': { link: true },
      'node_modules/yjs': { version: '13.6.33' },
      'node_modules/a/node_modules/yjs': { version: '13.0.0' },
      'node_modules/binding-for-another-system': { version: '1.0.0', optional: true },
    },
  };

  it('finds everything missing where nothing was installed', () => {
    expect(outdatedPackages(wanted, {})).toEqual(['node_modules/yjs', 'node_modules/a/node_modules/yjs']);
  });

  it('finds nothing where the installed versions are those of the lock file', () => {
    expect(outdatedPackages(wanted, wanted)).toEqual([]);
  });

  it('finds a package of another version, at its own place in the tree', () => {
    const installed = { packages: { ...wanted.packages, 'node_modules/yjs': { version: '13.6.32' } } };
    expect(outdatedPackages(wanted, installed)).toEqual(['node_modules/yjs']);
  });
});
