import { expect, test } from 'vitest';
import { maskAccount, maskEmail, maskIdNumber, maskName, maskPhone } from './masks.ts';

test.each([
  [maskName, '', ''],
  [maskName, '张', '*'],
  [maskName, '张三', '张*'],
  [maskName, '张小三', '张*三'],
  [maskName, '欧阳小倩', '欧**倩'],
  [maskName, '𠮷田三', '𠮷*三'],
  [maskPhone, '13812341234', '138****1234'],
  [maskPhone, '+8613812341234', '138****1234'],
  [maskPhone, '138 1234 1234', '138****1234'],
  [maskPhone, '12345', '****'],
  [maskAccount, '6222 0212 3456 1234', '****1234'],
  [maskAccount, '1234', '****'],
  [maskIdNumber, '11010119900101123X', '110101********123X'],
  [maskIdNumber, '123', '****'],
  [maskEmail, 'zhang@example.com', 'z***@example.com'],
  [maskEmail, '@example.com', '****'],
  [maskEmail, 'nobody', '****'],
])('%o shows %s as %s', (mask, value, shown) => {
  expect(mask(value)).toBe(shown);
});
