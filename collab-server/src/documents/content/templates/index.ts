import type { ContentNode } from '../json.ts';
import {
  activityPlan,
  jointPreparationRecord,
  meetingMinutes,
  observationRecord,
  projectApplication,
} from './research.ts';
import { buildTemplate, type TemplateLocale, type TemplateSpec } from './spec.ts';
import { guidedStudySheet, learningPlan, lessonPlan, unitDesign } from './teaching.ts';
import { trainingReport } from './training.ts';

export type { TemplateLocale } from './spec.ts';

const specs = {
  blank: { name: ['空白文档', 'Blank document'], parts: [] },
  lessonPlan,
  learningPlan,
  guidedStudySheet,
  unitDesign,
  jointPreparationRecord,
  observationRecord,
  projectApplication,
  activityPlan,
  meetingMinutes,
  trainingReport,
} as const satisfies Record<string, TemplateSpec>;

export type TemplateId = keyof typeof specs;

/** Every template's id, in the order in which people are offered them. */
export const templateIds: readonly TemplateId[] = Object.keys(specs) as TemplateId[];

export function isTemplateId(value: unknown): value is TemplateId {
  return typeof value === 'string' && Object.hasOwn(specs, value);
}

/** What people call the template. */
export function templateName(id: TemplateId, locale: TemplateLocale): string {
  return specs[id].name[locale === 'zh-CN' ? 0 : 1];
}

/** The content that a new document of this template starts with, its labels in the language asked for. */
export function templateContent(id: TemplateId, locale: TemplateLocale = 'zh-CN'): ContentNode {
  return buildTemplate(specs[id], locale);
}
