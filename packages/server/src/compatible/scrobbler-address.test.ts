import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scrobblerAddress } from './scrobbler-address.ts';

const meant: [string, string[]][] = [
  [
    '/listenbrainz/1/submit-listens',
    [
      ...['/1/submit-listens', '/submit-listens', '/1/submit-listens/', '//1//submit-listens'],
      ...['/listenbrainz/1/submit-listens', '/listenbrainz/submit-listens/'],
      ...['/apis/listenbrainz/1/submit-listens', '/listenbrainz/1/1/submit-listens'],
      '/1/submit-listens/1/submit-listens',
    ],
  ],
  ['/listenbrainz/1/validate-token?token=a%20b', ['/1/validate-token/?token=a%20b']],
  ['/listenbrainz/1/user/1/listens', ['/user/1/listens', '/1/user/1/listens/']],
  ['/lastfm/2.0', ['/2.0', '/2.0/', '/lastfm', '/lastfm/2.0/', '/lastfm/2.0/2.0/']],
  ['/lastfm/2.0?method=a/b/', ['/2.0/?method=a/b/', '/lastfm/?method=a/b/']],
  ['/lastfm/api/auth?token=a', ['/api/auth/?token=a', '/lastfm/2.0/api/auth?token=a']],
];

it.each(meant)('%s is meant by whatever clients make of it', (canonical, urls) => {
  expect(urls.map(scrobblerAddress)).toEqual(urls.map(() => canonical));
});

it('addresses of the page and of our own API stay as they are', () => {
  const others = ['/', '/api/v1/plays', '/docs/', '/assets/1/a.js', '/1', '/1/', '/api/v1/2.0'];
  expect(others.map(scrobblerAddress)).toEqual(others);
});

it('what was understood once means the same again, and no address takes long', () => {
  const piece = fc.constantFrom(
    '/',
    '1',
    '2.0',
    'apis',
    'lastfm',
    'submit-listens',
    'user',
    'x',
    '?',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const once = scrobblerAddress(`/${pieces.join('')}`);
      expect(scrobblerAddress(once)).toBe(once);
    }),
  );
});
