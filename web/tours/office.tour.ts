import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test, WIDTHS } from './setup.ts';

/** The office of the demonstration: clerk, officer, accountant and auditor, each on a page of their own. */

/** The story that fills the demonstration has to be over: everybody finds what it left. */
test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(240_000);
  const api = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  const rest = async () => (await (await api.get('/api/v1/session')).json()).story ?? 'over';
  await expect.poll(rest, { timeout: 220_000, intervals: [2000] }).toBe('over');
  await api.dispose();
});

async function signIn(page: Page, role: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: role, exact: false }).first().click();
  await page.waitForURL(/\/(office|my)/);
}

test('the clerk finds what is due, by keyboard, and what an application lacks', async ({ page }) => {
  await page.setViewportSize(WIDTHS.desk);
  await signIn(page, '服务站工作人员');
  await page.goto('/office');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const rows = page.getByRole('table').first().getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page
    .getByRole('link', { name: /^2026-\d{4}$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: '材料核对' })).toBeVisible();
  await expectAccessible(page);
});

test('the work list folds on a phone', async ({ page }) => {
  await page.setViewportSize(WIDTHS.phone);
  await signIn(page, '服务站工作人员');
  await page.goto('/office');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('the officer sees lines, vouchers and findings of the application that is being verified', async ({ page }) => {
  await page.setViewportSize(WIDTHS.desk);
  await signIn(page, '经办人');
  await page.goto('/office');
  const row = page.getByRole('row').filter({ hasText: '示例甲文化传媒有限公司' });
  await row.getByRole('link', { name: /^2026-\d{4}$/ }).click();
  await page.waitForURL(/\/office\/applications\/[0-9a-f-]{36}/);
  await page.goto(`${page.url()}/verification`);
  await expect(page.getByText('影棚租用 8 天').first()).toBeVisible();
  await expectAccessible(page);
});

test('the accountant has the one application that was given, and nothing else', async ({ page }) => {
  await page.setViewportSize(WIDTHS.desk);
  await signIn(page, '会计师');
  await page.goto('/office/accountant');
  await expect(page.getByText('示例甲文化传媒有限公司').first()).toBeVisible();
  await expect(page.getByText('示例乙影视制作有限公司')).toHaveCount(0);
  await expectAccessible(page);
});

test('the auditor searches what was done, and the heads of the chain are public', async ({ page }) => {
  await page.setViewportSize(WIDTHS.desk);
  await signIn(page, '审计、纪检');
  await page.goto('/office/audit');
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
  await page.goto('/audit-heads');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
