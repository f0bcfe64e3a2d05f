/**
 * The one catalogue of what can be answered instead of success: a stable code, the HTTP status, and an English title for
 * whoever reads the protocol. People read the client's translation of the code, never the title.
 */
export const problemCatalogue = {
  'request.invalid': { status: 400, title: 'The request does not match its contract' },
  'request.tooLarge': { status: 413, title: 'The request body is larger than this route accepts' },
  'request.unsupportedMediaType': { status: 415, title: 'The body has a media type this route does not accept' },
  'request.originRefused': { status: 403, title: 'The request comes from another site' },
  'request.tooMany': { status: 429, title: 'Too many requests; try again later' },
  'route.notFound': { status: 404, title: 'No such address' },
  'server.internal': { status: 500, title: 'The server failed; the request id finds it in the log' },
  'server.notReady': { status: 503, title: 'The server is starting or stopping' },
  'server.storageUnavailable': { status: 503, title: 'The storage did not keep the change; nothing was acknowledged' },
  'session.required': { status: 401, title: 'Sign in first' },
  'session.invalidCredentials': { status: 401, title: 'The account or the password is wrong' },
  'session.accountDisabled': { status: 403, title: 'The account is disabled' },
  'session.tooManyAttempts': { status: 429, title: 'Too many failed attempts; try again after retryAfterS seconds' },
  'session.passwordChangeRequired': { status: 403, title: 'The password is a temporary one: change it first' },
  'session.temporaryPasswordExpired': { status: 403, title: 'The temporary password has expired; ask for another' },
  'session.notFound': { status: 404, title: 'There is no such open session of yours' },
  'password.currentWrong': { status: 403, title: 'The current password is wrong' },
  'password.tooShort': { status: 400, title: 'The password has fewer characters than the least' },
  'password.likeAccount': { status: 400, title: 'The password holds the account or the name' },
  'password.tooCommon': { status: 400, title: 'The password is among the commonest' },
  'password.unchanged': { status: 400, title: 'The new password is the old one' },
  'installation.alreadySetUp': { status: 409, title: 'This installation has its first administrator' },
  'installation.setupTokenWrong': { status: 403, title: 'The set-up token is not the one printed at the start' },
  'person.notFound': { status: 404, title: 'There is no such person in your scope' },
  'person.accountTaken': { status: 409, title: 'The account belongs to somebody already' },
  'person.alsoElsewhere': { status: 403, title: 'The person holds roles outside your scope, or above it' },
  'person.oneself': { status: 409, title: 'An administrator does not do this to themselves' },
  'membership.notFound': { status: 404, title: 'There is no such membership in your scope' },
  'membership.duplicate': { status: 409, title: 'The person holds this role there already' },
  'membership.lastAdministrator': { status: 409, title: 'This is your own last administrator role' },
  'membership.last': { status: 409, title: 'A person keeps at least one role: disable the person instead' },
  'membership.roleNotForLevel': { status: 400, title: 'This role does not exist at this level' },
  'membership.datesReversed': { status: 400, title: 'The last day lies before the first' },
  'orgUnit.notFound': { status: 404, title: 'There is no such organisation unit' },
  'orgUnit.codeTaken': { status: 409, title: 'A unit bears this code already' },
  'orgUnit.levelWrong': { status: 400, title: 'A unit stands one level below its parent' },
  'orgUnit.codeWrong': { status: 400, title: 'The code is missing, or does not fit level, parent or type' },
  'classGroup.notFound': { status: 404, title: 'There is no such class in your scope' },
  'roster.fileMissing': { status: 400, title: 'The request holds no roster file' },
  'roster.changedMeanwhile': {
    status: 409,
    title: 'People or organisations changed while the roster was judged; nothing was written',
  },
  'roster.tooLarge': { status: 413, title: 'The roster is larger than one import accepts' },
  'community.notFound': { status: 404, title: 'There is no such community, or you may not see it' },
  'community.lastHost': { status: 409, title: 'A community keeps at least one host: name another first' },
  'community.personNotFound': { status: 404, title: 'There is no such person to bring in' },
  'community.homeRefused': { status: 403, title: 'None of your roles stands in or above that organisation unit' },
  'document.notFound': { status: 404, title: 'There is no such document, or you may not read it' },
  'document.archived': { status: 409, title: 'The document is archived: restore it first' },
  'document.lastOwner': { status: 409, title: 'A document keeps at least one owner: name another first' },
  'document.personNotFound': { status: 404, title: 'There is no such person to share with' },
  'document.templateUnknown': { status: 400, title: 'There is no such template' },
  'document.notInCommunity': { status: 409, title: 'The document belongs to no community' },
  'sync.refused': { status: 409, title: 'The document cannot be synced; closeCode says why' },
  'list.cursorInvalid': { status: 400, title: 'The cursor does not belong to this list: start from its beginning' },
  'blob.notFound': { status: 404, title: 'There is no such file, or you may not read a document that holds it' },
  'blob.missing': { status: 400, title: 'The request holds no file' },
  'blob.tooLarge': { status: 413, title: 'The file is larger than this installation accepts' },
  'blob.incomplete': { status: 400, title: 'The file broke off on its way; nothing was kept' },
  'blob.typeRefused': { status: 415, title: 'A file of this type is not accepted' },
  'blob.quotaExceeded': { status: 413, title: 'The files of this document reach their limit together' },
  'blob.storageFull': { status: 507, title: 'The disk is full: the file was not kept' },
  'transfer.fileMissing': { status: 400, title: 'The request holds no file to import' },
  'transfer.formatUnknown': { status: 415, title: 'The file is neither Markdown text nor a Word .docx document' },
  'transfer.legacyWord': { status: 415, title: 'The file is a Word document of before 2007: save it as .docx first' },
  'transfer.encryptedWord': { status: 415, title: 'The Word document is locked by a password' },
  'transfer.macrosRefused': { status: 415, title: 'The Word document holds macros' },
  'transfer.fileBroken': { status: 422, title: 'The file is damaged or not what its name says' },
  'transfer.fileTooLarge': { status: 413, title: 'The file is larger than one import accepts' },
  'transfer.fileTooComplex': { status: 422, title: 'The file unpacks to more, or is nested deeper, than is accepted' },
  'transfer.timedOut': { status: 422, title: 'The conversion took longer than is accepted' },
  'transfer.tooManyOfYours': {
    status: 429,
    title: 'Several of your own conversions wait already; try again when one is done',
  },
  'transfer.busy': { status: 503, title: 'Too many conversions wait already; try again shortly' },
  'lrs.targetNotFound': { status: 404, title: 'There is no such learning record store in your scope' },
  'lrs.endpointRefused': { status: 400, title: 'Statements are not sent to this address; reason says why' },
  'lrs.secretNeeded': {
    status: 400,
    title: 'A kept secret goes to the address that it was given for: give the secret for the new one',
  },
  'credential.notFound': { status: 404, title: 'There is no such credential' },
  'credential.notValid': { status: 409, title: 'The credential no longer holds: no signed file is given of it' },
  'credential.alreadyRevoked': { status: 409, title: 'The credential was taken back before' },
  'training.exerciseNotFound': { status: 404, title: 'There is no such exercise here' },
  'training.modeNotOffered': { status: 400, title: 'The exercise is not offered in this mode' },
  'training.faultsRefused': { status: 400, title: 'The exercise has no such faults, or takes fewer or more of them' },
  'training.windowReversed': { status: 400, title: 'The window closes before it opens' },
  'training.classNotFound': { status: 404, title: 'There is no such class in which you set tasks' },
  'training.assignmentNotFound': { status: 404, title: 'There is no such training task, or it is not yours to see' },
  'training.assignmentWithdrawn': { status: 409, title: 'The training task was withdrawn' },
  'training.assignmentBegun': { status: 409, title: 'Somebody has begun: what runs depend on can no longer change' },
  'training.notYetOpen': { status: 409, title: 'The window of the training task has not opened yet' },
  'training.windowClosed': { status: 409, title: 'The window of the training task is closed' },
  'training.attemptsUsedUp': { status: 409, title: 'All attempts of this training task are used' },
  'training.attemptNotFound': { status: 404, title: 'There is no such attempt, or it is not yours to see' },
  'training.runsOnServer': { status: 409, title: 'This exam runs on the server: no log is handed in' },
  'training.alreadySubmitted': { status: 409, title: 'Another log was handed in for this attempt; both are kept' },
  'training.attemptOver': { status: 409, title: 'The attempt is over; what came now is kept beside it' },
  'training.logGap': { status: 409, title: 'Entries are missing before this part: send from nextSeq on' },
  'training.logDiverges': { status: 409, title: 'The log differs from what the server has already' },
  'training.chainBroken': {
    status: 422,
    title: 'The hashes of the log do not follow from its entries: it was changed',
  },
  'training.sealBroken': { status: 422, title: 'The seal of the log does not fit its end: it was changed' },
  'training.ticksReversed': { status: 422, title: 'The commands of the log are out of order' },
  'training.entryForbidden': { status: 422, title: 'The log holds an entry that its trainee could not make' },
  'training.otherHeader': { status: 422, title: 'The log does not begin as the server had it begin' },
  'training.otherVersion': { status: 422, title: 'The log was recorded on another version of the model' },
  'training.replayDiffers': { status: 422, title: 'Run again, the log leads to other states than it claims' },
  'training.commandRefused': { status: 422, title: 'Run again, the machine refuses a command of the log' },
  'training.afterWindow': { status: 409, title: 'It came after the window and does not fit the time that there was' },
  'training.logTooLarge': { status: 413, title: 'The log is larger than a training of ten hours can be' },
  'training.logTooLong': { status: 422, title: 'The log has more entries or ticks than are accepted' },
  'training.logUnreadable': { status: 422, title: 'The file is no log of a training' },
  'training.scoringFailed': { status: 500, title: 'The score could not be computed; the log is kept' },
  'training.scoreNotReady': { status: 409, title: 'There is no score yet' },
  'training.scoreNotTold': { status: 403, title: 'The score is told once the window is closed' },
  'training.aspectNotJudged': { status: 400, title: 'People do not judge this aspect, or not with so many points' },
  'training.judgedTooMuch': { status: 400, title: 'People may judge no more than `most` of the 100 points of a task' },
  'training.reportConflict': {
    status: 409,
    title: 'Somebody has written this part meanwhile: read it and write again',
  },
  'training.reportChanged': {
    status: 409,
    title: 'The report was written on since it was read: read it before signing',
  },
  'training.reportSigned': { status: 409, title: 'A teacher has signed the report: it is written on no more' },
  'training.reportNotSigned': { status: 409, title: 'Nobody has signed the report' },
  'training.peersRefused': { status: 400, title: 'Peers are up to `most` other pupils of the class' },
  'training.peerHasWritten': { status: 409, title: 'Who has written a review stays among the peers' },
  'training.commentNotFound': { status: 404, title: 'There is no such comment to answer' },
  'training.notComparable': { status: 400, title: 'Only two scored attempts of the same exercise compare' },
  'training.refusedLogNotKept': { status: 404, title: 'What was refused there was too large to keep' },
  'lesson.notFound': { status: 404, title: 'There is no such live lesson, or you have no seat in it' },
  'lesson.seatsRefused': { status: 400, title: 'The seats of the lesson do not fit together; reason says why' },
  'lesson.personNotFound': { status: 404, title: 'There is no such person to give a seat to' },
  'lesson.leadRefused': { status: 400, title: 'The person who is to lead holds no role that leads lessons' },
  'lesson.seatNotFound': { status: 404, title: 'The lesson has no such seat' },
  'lesson.notYet': { status: 409, title: 'The lesson can be opened from half an hour before it begins' },
  'lesson.notOpen': { status: 409, title: 'The lesson has not been opened yet' },
  'lesson.over': { status: 409, title: 'The lesson is over' },
  'lesson.barred': { status: 403, title: 'You were sent out of this lesson' },
  'lesson.mediaMissing': { status: 503, title: 'There is no media server now: pictures and voices do not pass' },
  'lesson.actRefused': { status: 409, title: 'This does not fit the stage as it is; reason says why' },
  'lesson.stageFull': { status: 409, title: 'The stage log of this lesson has reached its limit' },
  'lesson.leaderPresent': {
    status: 409,
    title: 'The lead teacher who leads is connected: they hand the lead over themselves',
  },
  'lesson.notLeading': { status: 403, title: 'Another lead teacher leads now' },
  'lesson.begun': { status: 409, title: 'The lesson was opened: this can no longer be changed' },
  'lesson.materialNotFound': { status: 404, title: 'The lesson has no such material' },
  'lesson.materialRefused': { status: 415, title: 'A material is a PDF, a .pptx, an image or a video as MP4 or WebM' },
  'lesson.converterMissing': {
    status: 415,
    title: 'Slides of .pptx need LibreOffice, which is not installed here: save them as PDF',
  },
  'lesson.conversionFailed': { status: 422, title: 'The slides could not be converted: save them as PDF' },
  'lesson.materialBroken': { status: 422, title: 'The file is damaged or not what its type says' },
  'lesson.materialLocked': { status: 422, title: 'The PDF is locked by a password' },
  'lesson.materialTooLong': { status: 422, title: 'Slides have more pages than are accepted' },
  'lesson.imageTooLarge': { status: 422, title: 'The image has more pixels than every classroom can show' },
  'lesson.materialsFull': { status: 409, title: 'A lesson has no more materials than these' },
  'lesson.materialBusy': { status: 503, title: 'Too many files are being looked at: try again shortly' },
  'lesson.orderRefused': { status: 400, title: 'The order names other materials than the lesson has' },
  'lesson.sceneNotFound': { status: 404, title: 'There is no such scene' },
  'lesson.floorRefused': { status: 409, title: 'This does not fit the classroom floor as it is; reason says why' },
  'lesson.floorFull': { status: 409, title: 'The floor log of this lesson has reached its limit' },
  'lesson.classroomNotFound': { status: 404, title: 'The lesson has no such classroom' },
  'lesson.rollClosed': { status: 409, title: 'The roll can be corrected until 24 hours after the lesson' },
  'lesson.rollRefused': { status: 400, title: 'The roll does not fit the class; reason says why' },
  'lesson.captionTokenRefused': { status: 401, title: 'This token writes no captions of this lesson' },
  'lesson.hintRefused': { status: 401, title: 'This is no word of the media server' },
  'consent.pupilNotFound': { status: 404, title: 'There is no such pupil for whom you consent' },
  'consent.guardianNotFound': { status: 404, title: 'There is no such person who is a guardian' },
  'consent.tooYoung': { status: 403, title: 'Under 14 a guardian consents' },
  'consent.noticeOld': { status: 409, title: 'There is a newer notice: read it first' },
  'consent.termWrong': { status: 400, title: 'A consent ends later than now, and within three years' },
  'consent.paperMissing': { status: 400, title: 'Say who signed the paper, and where it lies' },
  'observation.ownLesson': { status: 403, title: 'Nobody observes their own lesson' },
  'observation.conflict': { status: 409, title: 'The sheet was written elsewhere meanwhile: read it and write again' },
  'observation.shared': { status: 409, title: 'The sheet is shared: take the sharing back before you write on' },
  'observation.answered': {
    status: 409,
    title: 'The teacher has answered with this sheet in the report: it stays shared',
  },
  'observation.nothingWritten': { status: 409, title: 'Nothing is written on the sheet yet' },
  'observation.nothingShared': { status: 409, title: 'No sheet of this lesson is shared yet' },
  'observation.sheetRefused': { status: 400, title: 'The sheet does not fit together; reason says why' },
  'observation.reportChanged': { status: 409, title: 'The report has changed since it was read: read it again' },
  'observation.wordsMissing': { status: 400, title: 'Say in words what you object to' },
  'recording.notFound': { status: 404, title: 'There is no recording of this lesson, or you may not play it' },
  'recording.chunkNotFound': { status: 404, title: 'There is no sound at this moment' },
  'recording.deleted': { status: 409, title: 'The recording was deleted' },
  'recording.lessonOpen': { status: 409, title: 'The lesson still goes on: end it first' },
  'recording.termWrong': { status: 400, title: 'A recording is kept at most three years from its beginning' },
  'permission.denied': { status: 403, title: 'Your roles do not allow this' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof problemCatalogue;

/** Small, typed context of a problem: shown to people by the translation, never secret. */
export type ProblemParams = Readonly<Record<string, string | number | boolean>>;

/** A reason as a value, for `Result<T, Problem>` in rules and stores. */
export type Problem = {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly params?: ProblemParams;
};

export function problem(code: ProblemCode, params?: ProblemParams, detail?: string): Problem {
  return { code, ...(params ? { params } : {}), ...(detail ? { detail } : {}) };
}

/** Thrown at the edge (handlers, hooks) and turned into `application/problem+json` by the HTTP app. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(cause: Problem | ProblemCode, params?: ProblemParams, detail?: string) {
    const value = typeof cause === 'string' ? problem(cause, params, detail) : cause;
    super(value.detail ?? problemCatalogue[value.code].title);
    this.problem = value;
  }
}

/** Unwraps a Result at the edge: the value, or the problem thrown. */
export function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: Problem }): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.error);
}
