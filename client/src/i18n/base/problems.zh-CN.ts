/**
 * One sentence for every code of the server's catalogue: what happened, and what to do. Not `as const`: which
 * parameters a problem carries is known only when it arrives.
 */
const strings = {
  unknown: '服务器的回答无法识别。请稍后再试；若一直如此，请把请求编号告诉管理员。',
  network: '没有收到服务器的回答。请检查网络，稍后会自动再试。',
  requestId: '请求编号 {{requestId}}',

  'request.invalid': '提交的内容不符合要求，没有保存。请检查后再试。',
  'request.tooLarge': '内容超过了这里能接收的大小，没有保存。',
  'request.unsupportedMediaType': '这里不接收这种格式的内容。',
  'request.originRefused': '请求来自别的网站，已拒绝。请从同研的页面操作。',
  'request.tooMany': '操作过于频繁，请过一会儿再试。',
  'route.notFound': '没有这个地址，可能是版本已更新。请刷新页面。',
  'server.internal': '服务器出错，这一步没有完成。请再试一次；若一直如此，请把请求编号告诉管理员。',
  'server.notReady': '服务器正在启动或停止，请稍后再试。',
  'server.storageUnavailable': '服务器暂时无法存储，这一步没有保存。请稍后再试。',
  'session.required': '登录已失效，请重新登录。',
  'session.invalidCredentials': '账号或密码不对。',
  'session.accountDisabled': '这个账号已停用，请联系所在组织的管理员。',
  'community.notFound': '没有这个共同体，或者您不能查看它。',
  'community.lastHost': '共同体至少要有一位主持人。请先指定另一位主持人。',
  'community.personNotFound': '没有找到这个人，无法邀请。',
  'community.homeRefused': '您的身份不在这个组织之内，不能把共同体设在这里。',
  'document.notFound': '没有这个文档，或者您不能阅读它。',
  'document.archived': '文档已归档，只能阅读。恢复之后才能更改。',
  'document.lastOwner': '文档至少要有一位所有者。请先指定另一位所有者。',
  'document.personNotFound': '没有找到这个人，无法分享。',
  'document.templateUnknown': '没有这个模板，请另选一个。',
  'document.notInCommunity': '这是个人文档，不属于任何共同体。请先把它移到共同体里。',
  'list.cursorInvalid': '列表已变化，请从头再看。',
  'blob.notFound': '没有这个文件，或者您不能阅读使用它的文档。',
  'blob.missing': '没有收到文件，请重新选择。',
  'blob.tooLarge': '文件超过了允许的大小，没有保存。请压缩后再试。',
  'blob.incomplete': '文件传输中断，没有保存。请再试一次。',
  'blob.typeRefused': '不接收这种类型的文件。可以用图片（PNG、JPEG、GIF、WebP、AVIF）、PDF 或办公文档。',
  'blob.quotaExceeded': '这个文档里的图片和附件总量已到上限，这个文件没有保存。',
  'blob.storageFull': '服务器磁盘已满，文件没有保存。请告诉管理员。',
  'permission.denied': '您的身份不能做这件事。需要时请联系负责人授权。',
};

export default strings;
