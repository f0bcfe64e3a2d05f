export { type ManifestProblem, type ParsedManifest, parseSceneManifest } from './parse.ts';
export { type SceneManifest, sceneManifestSchema } from './schema.ts';
