import Type, { type Static } from 'typebox';

/** Chinese is the source language; English stands beside it, complete. */
const strings = Type.Object(
  { 'zh-CN': Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

/** Industries of the province that scenes belong to: 先进制造, 海洋经济, 闽派非遗. */
const industry = Type.Union([
  Type.Literal('advancedManufacturing'),
  Type.Literal('marineEconomy'),
  Type.Literal('fujianHeritage'),
]);

/** Who learns here: 中职, 高职, 本科. */
const level = Type.Union([
  Type.Literal('secondaryVocational'),
  Type.Literal('higherVocational'),
  Type.Literal('undergraduate'),
]);

/** A certificate or licence (岗课赛证) that the scene trains for. */
const certificate = Type.Object({ name: strings, issuer: Type.Optional(strings) }, { additionalProperties: false });

/** An occupation of the national classification, by its code where it has one, such as `6-31-01-03`. */
const occupation = Type.Object(
  { title: strings, code: Type.Optional(Type.String({ pattern: String.raw`^\d-\d{2}-\d{2}-\d{2}$` })) },
  { additionalProperties: false },
);

/** What a catalogue shows of a scene (a digital twin) without loading its model or its view. */
export const sceneManifestSchema = Type.Object(
  {
    /** The scene's folder under scenes/. */
    id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 }),
    /** Semantic version of the model: a recorded run replays on the version that it was recorded on. */
    version: Type.String({ pattern: String.raw`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$` }),
    title: strings,
    summary: strings,
    industry,
    levels: Type.Array(level, { minItems: 1, uniqueItems: true }),
    occupations: Type.Array(occupation),
    certificates: Type.Array(certificate),
  },
  { additionalProperties: false },
);

export type SceneManifest = Static<typeof sceneManifestSchema>;
