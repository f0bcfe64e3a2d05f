import type { auditRoutes } from './audit/contract.ts';
import type { communityRoutes } from './communities/contract.ts';
import type { documentSyncRoutes } from './documents/contract-sync.ts';
import type { documentRoutes } from './documents/contract.ts';
import type { searchRoutes } from './documents/search/contract.ts';
import type { transferRoutes } from './documents/transfer/contract.ts';
import type { administrationRoutes } from './identity/contract-administration.ts';
import type { classGroupRoutes } from './identity/contract-class-groups.ts';
import type { rosterRoutes } from './identity/contract-rosters.ts';
import type { identityRoutes } from './identity/contract.ts';
import type { attendanceRoutes } from './lessons/contract-attendance.ts';
import type { lineRoutes } from './lessons/contract-line.ts';
import type { materialRoutes } from './lessons/contract-materials.ts';
import type { lessonRoutes } from './lessons/contract.ts';
import type { classRoutes } from './lessons/classes/contract.ts';
import type { consentRoutes } from './lessons/consents/contract.ts';
import type { observationRoutes } from './lessons/observation/contract.ts';
import type { pastDocumentRoutes } from './lessons/past-documents/contract.ts';
import type { twinPlaceRoutes } from './lessons/twins/contract.ts';
import type { recordingRoutes } from './lessons/recordings/contract.ts';
import type { meetingRoutes } from './meetings/contract.ts';
import type { healthRoutes } from './platform/health.ts';
import type { attemptRoutes } from './training/contract-attempts.ts';
import type { reportRoutes } from './training/contract-report.ts';
import type { trainingRoutes } from './training/contract.ts';
import type { credentialRoutes } from './records/contract-credentials.ts';
import type { lrsRoutes } from './records/contract-lrs.ts';
import type { recordsRoutes } from './records/contract.ts';
import type { workbenchRoutes } from './workbench/contract.ts';

/** Every route of the server by key, as types: the client's typed calls come from here, and nothing of it is bundled. */
export type Api = typeof identityRoutes &
  typeof administrationRoutes &
  typeof rosterRoutes &
  typeof classGroupRoutes &
  typeof auditRoutes &
  typeof healthRoutes &
  typeof communityRoutes &
  typeof documentRoutes &
  typeof documentSyncRoutes &
  typeof searchRoutes &
  typeof transferRoutes &
  typeof lessonRoutes &
  typeof materialRoutes &
  typeof lineRoutes &
  typeof attendanceRoutes &
  typeof classRoutes &
  typeof consentRoutes &
  typeof recordingRoutes &
  typeof pastDocumentRoutes &
  typeof twinPlaceRoutes &
  typeof observationRoutes &
  typeof meetingRoutes &
  typeof trainingRoutes &
  typeof attemptRoutes &
  typeof reportRoutes &
  typeof recordsRoutes &
  typeof lrsRoutes &
  typeof credentialRoutes &
  typeof workbenchRoutes;

export type {
  CommunityActivity,
  CommunityDetail,
  CommunityMember,
  CommunityRight,
  CommunityRole,
  CommunitySummary,
  PersonReference,
} from './communities/contract.ts';
export type {
  DocumentAction,
  DocumentDetail,
  DocumentMembers,
  DocumentRight,
  DocumentSummary,
} from './documents/contract.ts';
export type { SyncExchange, SyncExchangeAnswer } from './documents/contract-sync.ts';
export type { SearchAnswer, SearchPart } from './documents/search/contract.ts';
export type { ExportFormat, TransferWarning, TransferWarningCode } from './documents/transfer/contract.ts';
export type { TrainingExercise, TrainingExerciseDetail } from './training/contract-exercises.ts';
export type { LiveAnswer, LiveFrame, LiveJoined } from './training/contract-live.ts';
export type { LogPart, LogStand, RefusedLog, TrainingStart } from './training/contract-log.ts';
export type {
  IntegrityFinding,
  IntegrityReport,
  TrainingComment,
  TrainingComparison,
  TrainingMatrix,
  TrainingScore,
  TrainingScoreResult,
  TrainingStatistics,
} from './training/contract-score.ts';
export type {
  Assignment,
  Attempt,
  AttemptMode,
  AttemptPlace,
  AttemptState,
  FaultChoice,
  LocalText,
  LogProblem,
  TrainingClass,
} from './training/contract-shapes.ts';
export type { LessonDetail, LessonPhase, LessonState, LessonSummary, SeatKind } from './lessons/contract.ts';
export type { Attendance, LessonClosing } from './lessons/contract-attendance.ts';
export type { Caption, FloorAct, FloorView, LinkReport, RollCounts, RollMark } from './lessons/contract-floor.ts';
export type { LessonMaterial } from './lessons/contract-materials.ts';
export type {
  Consent,
  ConsentNotice,
  ConsentPurpose,
  LessonConsents,
  PupilConsents,
} from './lessons/consents/contract.ts';
export type { Observation } from './lessons/observation/contract.ts';
export type { ObservationReport, TimelineEntry } from './lessons/observation/contract-report.ts';
export type { ObservationNote, ObservationSheet, SheetContent } from './lessons/observation/contract-sheet.ts';
export type { Recording, Replay, ReplayMark } from './lessons/recordings/contract.ts';
export type {
  AgendaItem,
  MeetingAttendance,
  MeetingDecision,
  MeetingDetail,
  MeetingRecord,
  MeetingRole,
  MeetingState,
  MeetingSummary,
  MeetingTask,
} from './meetings/contract.ts';
export type {
  MeetingAct,
  MeetingParticipant,
  MeetingSource,
  MeetingStanding,
  MeetingView,
  PlannedGroup,
} from './meetings/contract-live.ts';
export type { StatementRow } from './records/contract.ts';
export type { OwnCredential, PublicCredential } from './records/contract-credentials.ts';
export type { LrsTarget } from './records/contract-lrs.ts';
export type { Workbench } from './workbench/contract.ts';
export type { ProblemCode } from './platform/errors.ts';
export type { ProblemBody } from './platform/http/problem-response.ts';
export type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteContract } from './platform/contract.ts';
