import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { SettingView } from '../../contracts/settings.ts';

let office: TestOffice;
let administrator: Person;
const KEY = 'application.acceptanceDays';

beforeAll(async () => {
  office = await openOffice();
  administrator = await office.staff('system-administrator');
});
afterAll(() => office.close());

describe('a setting', () => {
  it('is changed by the system administrator only', async () => {
    const change = { value: 7, expected: 5 };
    for (const person of [await office.staff('security-administrator'), await office.staff('supervisor')]) {
      expect((await person.post(`/settings/${KEY}/change`, change)).status).toBe(403);
    }
  });

  it.each([
    ['an unknown key', 'application.colour', { value: 1, expected: 1 }, 'UNKNOWN_SETTING'],
    ['a value of another type', KEY, { value: 'five', expected: 5 }, 'SETTING_VALUE'],
    ['a value out of range', KEY, { value: 0, expected: 5 }, 'SETTING_VALUE'],
    ['a value that somebody changed since', KEY, { value: 7, expected: 6 }, 'SETTING_CHANGED'],
  ])('refuses %s', async (_case, key, change, code) => {
    expect((await administrator.post(`/settings/${key}/change`, change)).body.error?.code).toBe(code);
  });

  it('shows value, default, source, since when and by whom, and goes back to its default', async () => {
    const changed = await administrator.post<SettingView>(`/settings/${KEY}/change`, { value: 7, expected: 5 });
    expect(changed.body).toMatchObject({ value: 7, default: 5, isDefault: false, setBy: administrator.accountId });
    const list = await administrator.get<{ items: SettingView[] }>('/settings');
    const listed = list.body.items.find(({ key }) => key === KEY);
    expect(listed).toEqual(changed.body);
    expect(list.body.items.every(({ meaning, source, key }) => meaning !== key && source !== '')).toBe(true);
    const back = await administrator.post<SettingView>(`/settings/${KEY}/change`, { value: null, expected: 7 });
    expect(back.body).toMatchObject({ value: 5, isDefault: true, since: null });
  });
});
