import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ownOrganisation, signedIn, staff } from '../platform/permission/permission.ts';
import { PERMISSIONS_FILE, permissionsPage, sentenceOf } from './permissions.ts';

test('docs/permissions.md says what the program enforces today', async () => {
  const committed = await readFile(PERMISSIONS_FILE, 'utf8');
  expect(committed === permissionsPage(), 'the permissions have changed: run `npm run permissions`').toBe(true);
});

test('several grants are joined in one sentence', () => {
  expect(sentenceOf([ownOrganisation('representative', 'preparer'), staff('clerk')])).toBe(
    '本单位的授权代表、填报人；综合窗口',
  );
  expect(sentenceOf([signedIn])).toBe('登录的任何人');
});
