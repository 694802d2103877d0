import { expect, test } from 'vitest';
import { isPublicAddress } from '../../src/integrations/public-address.client.ts';

test.each(['8.8.8.8', '142.250.184.14', '172.32.0.1', '100.128.0.1', '2a00:1450:4003:80f::200e', '2606:4700::1111'])(
  '%s lies on the open internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ['this machine', ['127.0.0.1', '127.8.9.1', '0.0.0.0', '::1', '::']],
  [
    'its network',
    ['10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12::1', 'fe80::1', 'fec0::1'],
  ],
  ['what a cloud tells its machines', ['169.254.169.254', 'fd00:ec2::254']],
  ['one of these in another form', ['::ffff:127.0.0.1', '::ffff:a00:5', '64:ff9b::a00:5', '2002:7f00:1::', '2001:0:53aa::1']],
  ['nobody’s', ['224.0.0.1', '255.255.255.255', '240.0.0.1', '198.18.0.1', '203.0.113.9', '2001:db8::1', 'ff02::1']],
  ['no address', ['', 'localhost', '127.1', '0x7f000001', '2130706433', 'fe80::1%eth0']],
])('%s is not', (_, addresses) => {
  expect(addresses.filter((address) => isPublicAddress(address))).toEqual([]);
});
