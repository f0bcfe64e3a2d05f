import check from './check.zh-CN.ts';

/** What lessons and meetings say alike: own devices, the line, and the check before. */
const strings = {
  ...check,
  unlockText: '浏览器要求先点一下页面，才播放声音。',
  unlock: '打开声音',
  micOff: '关闭麦克风',
  micOn: '打开麦克风',
  cameraOff: '关闭摄像头',
  cameraOn: '打开摄像头',
  shareScreen: '共享屏幕',
  screenOf: '{{name}} 共享的屏幕',
  shareStop: '停止共享屏幕',
  device_denied: '浏览器不允许使用这个设备，请在地址栏的权限里打开',
  device_missing: '没有找到设备',
  device_busy: '设备被别的程序占用',
  device_notAllowed: '现在不能发送，要先得到允许',
  device_notJoined: '声音和画面还没有接通',
  device_failed: '设备没有应答',
  ladder: '弱线路降级',
  ladderNow: '当前可用 {{kbps}} kb/s',
  rung1: '高清',
  rung1Note: '720p',
  rung2: '标清',
  rung2Note: '360p',
  rung3: '低帧',
  rung3Note: '180p 5 帧',
  rung4: '声音＋{{content}}',
  rung4Note: '停画面',
  rung5: '{{content}}＋文字',
  rung5Note: '低于 40 kb/s',
  rungSince: '{{time}} 起',
  ladderRelease: '改回自动',
  ladderOwn: '本端',
  ladderDown: '{{kept}}连续 {{seconds}} s 高于 {{kbps}} kb/s 时自动回到第 {{rung}} 级。',
  ladderTop: '线路足够，没有降级。',
  ladderHeld: '由人固定在这一级，线路变化时不自动升降。',
  rungNow: '第 {{rung}} 级 {{name}}',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    live: typeof strings;
  }
}
