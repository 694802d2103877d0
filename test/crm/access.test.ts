import { describe, expect, test } from 'vitest';
import {
  canComeBack,
  codeLetsIn,
  isLastOwner,
  mayDecideOn,
  mayGive,
  mayLetIn,
  mayLock,
  propose,
  type Seen,
  strangeBecause,
} from '../../src/crm/access.ts';
import { codeOf, readCode, shownCode } from '../../src/crm/access-code.ts';
import type { Operator } from '../../src/crm/operator.ts';
import type { Id, OperatorId, TenantId } from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { openVault, sameText } from '../../src/kit/secrets.ts';

const is = (id: string, role: Operator['role'], lockedAt: Date | null = null) => ({ id: id as OperatorId, role, lockedAt });
const roles = ['owner', 'manager', 'agent'] as const;
const at = new Date('2026-11-20T10:00:00Z');

describe('who decides about whom', () => {
  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['manager', 'agent']],
    ['agent', []],
  ] as const)('%s gives the roles %j', (by, may) => {
    expect(roles.filter((role) => mayGive(by, role))).toEqual(may);
  });

  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['agent']],
    ['agent', []],
  ] as const)('%s removes another %j and changes their role', (by, may) => {
    expect(roles.filter((role) => mayDecideOn(is('a', by), is('b', role)))).toEqual(may);
  });

  test('managers may leave by themselves, agents ask', () => {
    expect(roles.filter((role) => mayDecideOn(is('a', role), is('a', role)))).toEqual(['owner', 'manager']);
  });

  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['owner', 'manager', 'agent']],
    ['agent', ['agent']],
  ] as const)('%s locks another %j', (by, may) => {
    expect(roles.filter((role) => mayLock(is('a', by), is('b', role)))).toEqual(may);
    expect(mayLock(is('a', by), is('a', by))).toBe(true);
  });

  test('owners and managers say who somebody is, never of themselves, and not while they are locked out', () => {
    expect(roles.filter((role) => mayLetIn(is('a', role), is('b', 'owner')))).toEqual(['owner', 'manager']);
    expect(mayLetIn(is('a', 'owner'), is('a', 'owner'))).toBe(false);
    expect(mayLetIn(is('a', 'owner', at), is('b', 'agent'))).toBe(false);
  });

  test('the last owner is the one without whom no owner can act', () => {
    const team = [is('a', 'owner'), is('b', 'owner', at), is('c', 'manager')];
    expect(team.filter(({ id }) => isLastOwner(team, id)).map(({ id }) => id)).toEqual(['a']);
    expect(isLastOwner([is('b', 'owner', at)], 'b' as OperatorId)).toBe(true);
  });
});

describe('the way back in', () => {
  const code = { id: 'code' as Id<'recovery-code'>, madeBy: 'a' as OperatorId };
  test('a code that was shown on a lost phone lies there for whoever found it', () => {
    const mine = is('a', 'owner');
    expect((['lost', 'identity', 'number', 'silent'] as const).filter((why) => codeLetsIn(code, mine, why))).toEqual([
      'identity',
      'number',
      'silent',
    ]);
    expect(codeLetsIn({ ...code, madeBy: null }, mine, 'lost')).toBe(true);
    expect(codeLetsIn(code, is('b', 'owner'), 'lost')).toBe(true);
    expect(codeLetsIn(null, mine, 'silent')).toBe(false);
  });

  test('is another owner or manager, or a code', () => {
    const mine = is('a', 'owner');
    expect(canComeBack([mine, is('b', 'agent')], mine, null, 'silent')).toBe(false);
    expect(canComeBack([mine, is('b', 'manager')], mine, null, 'silent')).toBe(true);
    expect(canComeBack([mine, is('b', 'manager', at)], mine, null, 'silent')).toBe(false);
    expect(canComeBack([mine], mine, code, 'silent')).toBe(true);
    expect(canComeBack([mine], mine, code, 'lost')).toBe(false);
  });
});

describe('whoever wrote may be somebody else', () => {
  const known = {
    phone: '+5511987650001' as E164,
    userId: 'BR.1',
    identityKeyHash: 'key',
    lastInboundAt: new Date('2026-11-01T10:00:00Z'),
    letInAt: null,
  };
  const same: Seen = { phone: '5511987650001', userId: 'BR.1', identityKeyHash: 'key', at };
  const later = (days: number) => new Date(known.lastInboundAt.getTime() + days * 24 * 3_600_000);
  test.each([
    ['the same phone', same, null],
    ['its other spelling', { ...same, phone: '551187650001' }, null],
    ['a hidden number', { ...same, phone: null }, null],
    ['nothing but the number', { ...same, userId: null, identityKeyHash: null }, null],
    ['another number', { ...same, phone: '5511987650002' }, 'number'],
    ['another user id', { ...same, userId: 'BR.2' }, 'identity'],
    ['another key', { ...same, identityKeyHash: 'other' }, 'identity'],
    ['59 silent days', { ...same, at: later(59) }, null],
    ['60 silent days', { ...same, at: later(60) }, 'silent'],
  ] as const)('%s', (_, seen, because) => {
    expect(strangeBecause(known, seen)).toBe(because);
  });

  test('silence counts from when somebody confirmed them, and from nothing where they never wrote', () => {
    expect(strangeBecause({ ...known, letInAt: later(59) }, { ...same, at: later(60) })).toBe(null);
    expect(strangeBecause({ ...known, lastInboundAt: null }, { ...same, at: later(900) })).toBe(null);
  });

  test('what they would be known as is the last that was seen of the number on the table, and of no other', () => {
    const before = { phone: '5511987650002', userId: 'BR.1' };
    expect(propose(before, { ...same, phone: null, userId: 'BR.2', identityKeyHash: null })).toEqual({
      ...before,
      userId: 'BR.2',
    });
    expect(propose(before, { ...same, phone: '551187650002', userId: 'BR.2' })).toMatchObject({ userId: 'BR.2' });
    expect(propose(before, { ...same, userId: 'BR.3' })).toEqual(before);
  });
});

describe('a code', () => {
  const marks = openVault(Buffer.alloc(32, 'a'));
  const [tenant, other] = ['tenant-1', 'tenant-2'] as TenantId[];
  const invitation = (id: string) => ({ what: 'invitation' as const, id: id as Id<'invitation'> });
  const recovery = { what: 'recovery' as const, id: 'x' as Id<'recovery-code'> };

  test('is made of the row’s id and the installation’s key, and of no other’s', () => {
    const code = codeOf(marks, tenant!, invitation('x'));
    expect(code).toMatch(/^\d{6}$/);
    expect(codeOf(marks, tenant!, invitation('x'))).toBe(code);
    const others = [
      codeOf(marks, tenant!, invitation('y')),
      codeOf(marks, other!, invitation('x')),
      codeOf(openVault(Buffer.alloc(32, 'b')), tenant!, invitation('x')),
    ];
    expect(others).not.toContain(code);
    expect(codeOf(marks, tenant!, recovery)).toMatch(/^\d{16}$/);
  });

  test('uses every digit about as often as any other', () => {
    const counts = new Array<number>(10).fill(0);
    for (let n = 0; n < 2_000; n++) for (const digit of codeOf(marks, tenant!, invitation(`${n}`))) counts[Number(digit)]!++;
    // 12,000 digits: 1,200 each, give or take six standard deviations.
    for (const count of counts) expect(Math.abs(count - 1_200)).toBeLessThan(200);
  });

  test('is read however it is grouped, and never out of a sentence', () => {
    const code = codeOf(marks, tenant!, recovery);
    expect([shownCode(code), code, code.replace(/(\d{4})(?=\d)/g, '$1-')].map((text) => readCode(text, 'recovery'))).toEqual([
      code,
      code,
      code,
    ]);
    expect(['123456', ' 123 456\n', '123-456'].map((text) => readCode(text, 'invitation'))).toEqual([
      '123456',
      '123456',
      '123456',
    ]);
    expect(
      ['my code is 123456', '12345', '1234567', 'order 123456', '12 34 56'].map((text) => readCode(text, 'invitation')),
    ).toEqual([null, null, null, null, null]);
  });

  test('is compared whole', () => {
    expect([sameText('123456', '123456'), sameText('123456', '123457'), sameText('123456', '12345')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
