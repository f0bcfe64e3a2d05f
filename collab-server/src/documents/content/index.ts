/** The one content schema of documents, for servers, workers and browsers: no DOM, no network, no storage. */
export { contentToUpdate, docToContent, type ParsedContent, parseContent, updateToContent } from './convert.ts';
export { type ContentMark, type ContentNode, walkContent } from './json.ts';
export { type CalloutTone, calloutTone, calloutTones } from './nodes/call-out.ts';
export { blobHashOf, imageWidthPx } from './nodes/image.ts';
export { boundedInteger } from './nodes/attributes.ts';
export { isSafeLink } from './nodes/marks.ts';
export { mentionKind, type MentionKind, mentionKinds, mentionText } from './nodes/mention.ts';
export {
  trainingMomentAt,
  trainingMomentOf,
  trainingMomentPath,
  type TrainingMomentReference,
  trainingMomentText,
} from './nodes/training-moment.ts';
export { sectionUpdate } from './section-update.ts';
export { isBlank, outline, type OutlineEntry, outlineOf } from './outline.ts';
export { repairContent } from './repair.ts';
export { contentExtensions, contentSchema, headingLevels, textAlignments } from './schema.ts';
export {
  isTemplateId,
  templateContent,
  type TemplateId,
  templateIds,
  type TemplateLocale,
  templateName,
} from './templates/index.ts';
export { blobReferences, contentText, countWords, type MentionReference, mentionsIn, type WordCount } from './text.ts';
export {
  CONTENT_FIELD,
  CONTENT_SCHEMA_VERSION,
  META_FIELD,
  SCHEMA_VERSION_KEY,
  type SchemaGate,
  schemaGate,
  stampSchemaVersion,
  writtenSchemaVersion,
} from './version.ts';
