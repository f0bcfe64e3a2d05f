import type { Db } from '../../platform/database/index.ts';
import type { ConsentNotice } from './contract.ts';
import type {} from './tables.ts';

/** The first version, which every installation has. A province publishes its own after it. */
const FIRST: ConsentNotice = {
  version: 1,
  publishedAtMs: 0,
  asksAnew: true,
  textZh: [
    '同步课堂影像与声音告知书（第 1 版）',
    '处理者：您孩子就读的学校；在本平台上为同步课堂处理孩子的影像与声音。',
    '目的与方式：“直播”指上课时其他教室能看到、听到孩子；“录制”指录下上课时的声音，供有席位的师生和学校管理员回看；“再利用”指在有席位的人之外展示。三项分别同意，默认都不同意。',
    '范围：教室镜头的画面、连麦时的声音。不做人脸识别，不做情绪识别。画面不录制。',
    '地点与期限：保存在学校或省的服务器上；录制默认保存 180 天，到期自动删除。',
    '安全：只有本课席位、排课人和学校管理员能回看，谁看过都有记录。',
    '不同意的影响：没有影响。孩子照常上课，坐在镜头和话筒之外，不影响评价。',
    '撤回、更正、删除与投诉：随时可以在本页撤回，立即生效，已录的声音 15 天内删除；也可以找学校的个人信息保护负责人。',
    '未满 14 周岁由监护人同意；14 至 17 周岁由本人同意，并告知监护人。',
  ].join('\n'),
  textEn: [
    'Notice on pictures and voices in live lessons (version 1)',
    'Who: your child’s school, which handles the child’s picture and voice on this platform for live lessons.',
    'For what, and how: “live” lets other classrooms see and hear the child during the lesson; “recording” keeps what is heard, to be played again by those with a seat in the lesson and by the school’s administrators; “reuse” shows it beyond them. Each is consented to by itself; none is assumed.',
    'What: the picture of the classroom’s camera, and the voice while the classroom speaks. No face is recognised, no emotion. No picture is recorded.',
    'Where and how long: on a server of the school or the province; a recording is deleted by itself after 180 days unless told otherwise.',
    'Security: only seats of the lesson, its planner and the school’s administrators play it, and who did is on record.',
    'If you refuse: nothing follows. The child takes part as ever, out of camera and microphone, and no mark is lost.',
    'Withdrawal, correction, deletion, complaints: withdraw here at any time, in force at once; what was recorded is deleted within 15 days. The school’s officer for personal data helps too.',
    'Under 14 a guardian consents; from 14 to 17 the pupil does, and the guardian is told.',
  ].join('\n'),
};

/** Every version, oldest first. */
export async function listNotices(db: Db): Promise<readonly [ConsentNotice, ...ConsentNotice[]]> {
  const rows = await db.selectFrom('consentNotice').selectAll().orderBy('version').execute();
  return [
    FIRST,
    ...rows.map(({ version, textZh, textEn, asksAnew, publishedAtMs }) => ({
      version,
      textZh,
      textEn,
      asksAnew: asksAnew === 1,
      publishedAtMs,
    })),
  ];
}

export const currentNotice = (notices: readonly [ConsentNotice, ...ConsentNotice[]]): ConsentNotice =>
  notices.at(-1) ?? notices[0];
