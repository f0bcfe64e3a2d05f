import type { EnglishOf } from '../types.ts';
import type source from './problems.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  unknown:
    'The server’s answer was not understood. Try again later; if it stays so, tell your administrator the request number.',
  network: 'No answer from the server. Check the network; it will be tried again by itself.',
  requestId: 'Request {{requestId}}',

  'request.invalid': 'What was sent does not fit the rules and was not saved. Check it and try again.',
  'request.tooLarge': 'This is larger than can be taken here. It was not saved.',
  'request.unsupportedMediaType': 'This kind of content is not taken here.',
  'request.originRefused': 'The request came from another site and was refused. Use Tongyan’s own pages.',
  'request.tooMany': 'Too many requests. Wait a moment and try again.',
  'route.notFound': 'There is no such address; the application may have been updated. Reload the page.',
  'server.internal':
    'The server failed and this step was not done. Try again; if it stays so, tell your administrator the request number.',
  'server.notReady': 'The server is starting or stopping. Try again in a moment.',
  'server.storageUnavailable': 'The server cannot store anything right now; this step was not saved. Try again later.',
  'session.required': 'Your session has ended. Sign in again.',
  'session.invalidCredentials': 'The account or the password is wrong.',
  'session.accountDisabled': 'This account is disabled. Ask your organisation’s administrator.',
  'community.notFound': 'There is no such community, or you may not see it.',
  'community.lastHost': 'A community keeps at least one host. Name another host first.',
  'community.personNotFound': 'This person was not found and cannot be invited.',
  'community.homeRefused': 'None of your roles stands in this organisation, so the community cannot be based there.',
  'document.notFound': 'There is no such document, or you may not read it.',
  'document.archived': 'The document is archived and can only be read. Restore it to change it.',
  'document.lastOwner': 'A document keeps at least one owner. Name another owner first.',
  'document.personNotFound': 'This person was not found, so nothing was shared.',
  'document.templateUnknown': 'There is no such template. Choose another one.',
  'document.notInCommunity': 'This is a personal document of no community. Move it into a community first.',
  'list.cursorInvalid': 'The list has changed. Start again from its beginning.',
  'blob.notFound': 'There is no such file, or you may not read a document that uses it.',
  'blob.missing': 'No file arrived. Choose it again.',
  'blob.tooLarge': 'The file is larger than allowed and was not kept. Compress it and try again.',
  'blob.incomplete': 'The file broke off on its way and was not kept. Try again.',
  'blob.typeRefused':
    'Files of this type are not accepted. Use a picture (PNG, JPEG, GIF, WebP, AVIF), a PDF or an office document.',
  'blob.quotaExceeded':
    'The pictures and attachments of this document have reached their limit; this file was not kept.',
  'blob.storageFull': "The server's disk is full; the file was not kept. Tell the administrator.",
  'permission.denied': 'Your roles do not allow this. Ask the person in charge if you need it.',
};

export default strings;
