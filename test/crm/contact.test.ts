import { expect, test } from 'vitest';
import { asShown, contactLabel, firstName } from '../../src/crm/contact.ts';

function called(name: string, more: { phone?: string | null; username?: string | null; nameFrom?: 'phone' | 'profile' } = {}) {
  return { name, nameFrom: 'profile' as const, phone: '+34600000131', username: null, ...more };
}

test.each([
  ['Ana Ruiz', 'Ana', 'Ana Ruiz …0131'],
  ['  Ana   Ruiz ', 'Ana', 'Ana Ruiz …0131'],
  ['*Ana* _Ruiz_ ~x~ `y`', 'Ana', 'Ana Ruiz x y …0131'],
  ['Ana\nRuiz\u0007\u202E', 'Ana', 'Ana Ruiz …0131'],
  ['🌸 Ana🌸', 'Ana', '🌸 Ana🌸 …0131'],
  ['José-María, abogado', 'José-María', 'José-María, abogado …0131'],
  ['محمد عبد', 'محمد', 'محمد عبد …0131'],
  // No name at all: the number, once.
  ['+34 600 000 131', '', '+34 600 00 01 31'],
  ['600000131', '', '+34 600 00 01 31'],
  ['🌸', '', '+34 600 00 01 31'],
  ['***', '', '+34 600 00 01 31'],
  ['', '', '+34 600 00 01 31'],
])('a profile called %j is greeted %j and shown as %j', (name, first, label) => {
  expect(firstName(called(name))).toBe(first);
  expect(contactLabel(called(name))).toBe(label);
});

test('who shows no number is told by the username', () => {
  expect(contactLabel(called('123', { phone: null, username: 'ana_ruiz' }))).toBe('@ana_ruiz');
  expect(contactLabel(called('@ana_ruiz', { phone: null, username: 'ana_ruiz', nameFrom: 'phone' }))).toBe('@ana_ruiz');
});

test('what is shown instead of a name is known for an address, so that nothing puts its mark behind it', () => {
  expect(asShown(called('600000131'))).toMatchObject({ name: '+34 600 00 01 31', nameFrom: 'phone' });
  expect(asShown(called('*Ana*'))).toMatchObject({ name: 'Ana', nameFrom: 'profile' });
});
