import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const connects = (publicUrl: string, mediaUrl: string) =>
  contentSecurityPolicy(publicUrl, mediaUrl).directives.connectSrc;

it('lets a page speak with its own origin alone where there is no media server', () => {
  expect(connects('', '')).toEqual(["'self'"]);
  expect(connects('https://tongyan.example', '')).toEqual(["'self'", 'wss://tongyan.example']);
});

it.each(['wss://media.example', 'https://media.example'])(
  'lets it speak with the media server at %s by socket, and over HTTP where the socket did not open',
  (mediaUrl) => {
    expect(connects('', mediaUrl)).toEqual(["'self'", 'wss://media.example', 'https://media.example']);
  },
);
