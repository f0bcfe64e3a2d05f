import type { RouteResponse } from '../../../api/contracts.ts';

export type Exercise = RouteResponse<'GET /api/training/exercises'>['exercises'][number];
export type ExerciseDetail = RouteResponse<'GET /api/training/exercises/:sceneId/:exerciseId'>;
export type ListedAssignment = RouteResponse<'GET /api/training/assignments'>['assignments'][number];
export type Assignment = RouteResponse<'GET /api/training/assignments/:assignmentId'>;
export type Attempt = RouteResponse<'GET /api/training/attempts'>['attempts'][number];
export type AttemptAnswer = RouteResponse<'GET /api/training/attempts/:attemptId'>;
export type Matrix = RouteResponse<'GET /api/training/assignments/:assignmentId/matrix'>;
export type Score = RouteResponse<'GET /api/training/attempts/:attemptId/score'>;
export type Aspect = Score['result']['aspects'][number];
export type Integrity = RouteResponse<'GET /api/training/attempts/:attemptId/integrity'>;
export type Comment = RouteResponse<'GET /api/training/attempts/:attemptId/comments'>['comments'][number];
export type Comparison = RouteResponse<'GET /api/training/comparison'>;
export type TrainingClass = RouteResponse<'GET /api/training/classes'>['classes'][number];
export type Statistics = RouteResponse<'GET /api/training/statistics'>;
export type LocalText = Exercise['title'];
export type Mode = Assignment['mode'];
export type AttemptState = Attempt['state'];
