import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AppSecret, matchSignature, signBody } from '../../src/meta/signature.ts';

const current: AppSecret = { app: 'main', secret: 'a-new-secret' };
const former: AppSecret = { app: 'main-before', secret: 'an-old-secret' };

const bodies: [string, string][] = [
  ['an emoji', '{"text":"👍🏽"}'],
  ['an escaped letter', '{"text":"\\u00e4"}'],
  ['the same letter as itself', '{"text":"ä"}'],
  ['an escaped slash', '{"url":"https:\\/\\/x.example\\/"}'],
  ['an at sign', '{"mail":"a@b.example"}'],
  ['Windows line ends', '{\r\n"a": 1\r\n}\r\n'],
  ['a key twice', '{"a":1,"a":2}'],
  ['nothing', ''],
  ['three megabytes', 'x'.repeat(3 * 1024 * 1024)],
];

describe('a signature', () => {
  test.each(bodies)('over %s matches the bytes as they came', (_name, text) => {
    const raw = Buffer.from(text);
    expect(matchSignature(signBody(current.secret, raw), raw, [current])).toEqual(current);
    expect(signBody(current.secret, raw)).toBe(`sha256=${createHmac('sha256', current.secret).update(text).digest('hex')}`);
  });

  test('does not match what is the same JSON in other bytes', () => {
    expect(
      matchSignature(signBody(current.secret, Buffer.from('{"text":"ä"}')), Buffer.from('{"text":"\\u00e4"}'), [current]),
    ).toBeNull();
  });

  test('does not match after one bit of the body has turned, wherever', () => {
    const raw = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
    const header = signBody(current.secret, raw);
    for (let offset = 0; offset < raw.length; offset++) {
      const turned = Buffer.from(raw);
      turned[offset] = turned[offset]! ^ 1;
      expect(matchSignature(header, turned, [current]), `offset ${offset}`).toBeNull();
    }
  });

  test('names the secret that made it while two are valid', () => {
    const raw = Buffer.from('{}');
    expect(matchSignature(signBody(former.secret, raw), raw, [current, former])).toEqual(former);
    expect(matchSignature(signBody('a stranger', raw), raw, [current, former])).toBeNull();
  });
});

describe('a header is refused', () => {
  const raw = Buffer.from('{}');
  const good = signBody(current.secret, raw);
  const hex = good.slice('sha256='.length);
  const refused: [string, string | string[] | undefined][] = [
    ['that is missing', undefined],
    ['that is empty', ''],
    ['without its prefix', hex],
    ['of SHA-1', `sha1=${createHmac('sha1', current.secret).update(raw).digest('hex')}`],
    ['that says sha1 over the right digest', `sha1=${hex}`],
    ['in upper case', `sha256=${hex.toUpperCase()}`],
    ['with its name in upper case', `SHA256=${hex}`],
    ['that is too short', good.slice(0, -1)],
    ['that is too long', `${good}0`],
    ['with a space', ` ${good}`],
    ['with a line end', `${good}\n`],
    ['that came twice, joined', `${good}, ${good}`],
    ['that came twice, as a list', [good, good]],
    ['that is a list of one', [good]],
    ['with what is no hex', `sha256=${'g'.repeat(64)}`],
  ];
  test.each(refused)('%s', (_name, header) => {
    expect(matchSignature(header, raw, [current])).toBeNull();
  });

  test('where the only secret is empty', () => {
    expect(
      matchSignature(signBody('x', raw).replace(/=.*/, `=${createHmac('sha256', '').update(raw).digest('hex')}`), raw, [
        { app: 'none', secret: '' },
      ]),
    ).toBeNull();
  });
});
