import Value from 'typebox/value';

import { type SceneManifest, sceneManifestSchema } from './schema.ts';

export interface ManifestProblem {
  /** JSON pointer into the manifest; empty for the manifest as a whole. */
  readonly pointer: string;
  readonly message: string;
}

export type ParsedManifest =
  | { readonly ok: true; readonly manifest: SceneManifest }
  | { readonly ok: false; readonly problems: readonly ManifestProblem[] };

/** Checks what claims to be a manifest. Every problem is reported, so that an author mends them in one go. */
export function parseSceneManifest(value: unknown): ParsedManifest {
  if (Value.Check(sceneManifestSchema, value)) return { ok: true, manifest: value };
  const problems = Value.Errors(sceneManifestSchema, value).map(({ instancePath, message }) => ({
    pointer: instancePath,
    message,
  }));
  return { ok: false, problems };
}
