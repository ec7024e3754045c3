import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test, WIDTHS } from './setup.ts';
import { type Company, company, openRound, post, read, work } from './testing/town.ts';

/** A company's way from the calculator to a number, on a phone: against the real server, with real data. */

const BASE = `http://127.0.0.1:${process.env.TOUR_PORT ?? 3917}`;
const ROUND = '2026年演示批次';
const WORK = '《运河灯影》';

let roundId: string;

test.beforeAll(async () => {
  roundId = await openRound(BASE, ROUND);
});

test.use({ viewport: WIDTHS.phone });

async function signIn(context: BrowserContext, { api }: Company): Promise<void> {
  const { cookies } = await api.storageState();
  await context.addCookies(cookies);
}

/** Everything that was typed has arrived at the server. */
async function saved(page: Page): Promise<void> {
  await expect(page.locator('.save-mark').first()).toHaveText(/已保存/);
}

async function looksRight(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

test('an empty workplace says what to do', async ({ page, context }) => {
  const nobody = await company(BASE, '北京空白文化有限公司');
  await signIn(context, nobody);
  await page.goto('/my/applications');
  await expect(page.getByText('还没有申请')).toBeVisible();
  await looksRight(page);
  await page.getByRole('main').getByRole('link', { name: '看申报批次' }).click();
  await expect(page.getByRole('heading', { name: ROUND })).toBeVisible();
  await looksRight(page);
});

test('from the calculator to a number, and the public progress of it', async ({ page, context }) => {
  const applicant = await company(BASE, '北京灯影文化有限公司');
  await work(applicant, WORK, 15, 8);
  await signIn(context, applicant);
  await test.step('the calculation goes along', async () => {
    await page.goto('/calculator');
    await page.getByRole('checkbox', { name: '剧组' }).check();
    await page.getByRole('button', { name: '用这份测算开始申报' }).click();
    await expect(page.getByRole('radio', { name: /带入测算结果/ })).toBeChecked();
    await looksRight(page);
    await page.getByRole('button', { name: '开始填写' }).click();
    await expect(page.getByRole('heading', { name: '填写申请' })).toBeVisible();
  });
  const form = page.getByRole('article', { name: /第 1 项/ });
  await test.step('what the register knows is shown, not asked', async () => {
    await form.getByLabel(/申报的作品或项目/).selectOption({ label: `${WORK}（微短剧）` });
    await expect(form).toContainText('总拍摄天数 15 天、本区拍摄天数 8 天');
    await form
      .getByRole('group', { name: /传播影响力/ })
      .getByLabel('是')
      .check();
    await saved(page);
    await looksRight(page);
  });
  await test.step('the checklist leads to the field', async () => {
    await page.getByRole('link', { name: '还没有回答：带动就业多少人' }).click();
    await expect(page.getByLabel(/带动就业多少人/)).toBeFocused();
    await page.keyboard.type('12');
    await saved(page);
    await expect(page.getByRole('link', { name: '还没有回答：带动就业多少人' })).toHaveCount(0);
  });
  await test.step('it is handed in with the undertaking', async () => {
    await page.getByRole('link', { name: '核对并提交' }).click();
    await expect(page.getByRole('heading', { name: '承诺' })).toBeVisible();
    await looksRight(page);
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByText('请勾选承诺')).toBeVisible();
    await page.getByLabel('我代表本单位作出以上承诺').check();
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
    await looksRight(page);
  });
  await test.step('anybody with number and code sees how far it is, and nothing of what was asked', async () => {
    await page.getByRole('link', { name: /打开进度查询页/ }).click();
    await expect(page.getByText('已提交，等待受理').first()).toBeVisible();
    await expect(page.getByText('灯影')).toHaveCount(0);
    await looksRight(page);
  });
  await test.step('and it stands in the list, with who acts next', async () => {
    await page.goto('/my/applications');
    await expect(page.getByText('受理窗口')).toBeVisible();
    await looksRight(page);
    await page.getByRole('link', { name: ROUND }).click();
    await expect(page.getByRole('heading', { name: '进展' })).toBeVisible();
    await looksRight(page);
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByLabel(/撤回的理由/).fill('计划有变');
    await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
    await expect(page.getByRole('main').getByText('已撤回').first()).toBeVisible();
  });
});

test('an expired session in the middle of the form loses nothing', async ({ page, context }) => {
  const applicant = await company(BASE, '北京断线文化有限公司');
  const { id } = await post(applicant, `/rounds/${roundId}/applications`, { from: { kind: 'blank' } });
  await signIn(context, applicant);
  await page.goto(`/my/applications/${id}/edit`);
  await expect(page.getByLabel(/带动就业多少人/)).toBeVisible();
  await context.clearCookies();
  await page.getByLabel(/带动就业多少人/).fill('34');
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel(/邮箱/).fill(applicant.email);
  await dialog.getByLabel(/^密码/).fill(applicant.password);
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await saved(page);
  await expect(page.getByLabel(/带动就业多少人/)).toHaveValue('34');
  const { draft } = await read<{ draft: { answers: Record<string, string> } }>(applicant, `/applications/${id}`);
  expect(draft.answers).toEqual({ jobs: '34' });
});

test('without a network the form goes on, and everything arrives when it is back', async ({ page, context }) => {
  const applicant = await company(BASE, '北京离线文化有限公司');
  const { id } = await post(applicant, `/rounds/${roundId}/applications`, { from: { kind: 'blank' } });
  await signIn(context, applicant);
  await page.goto(`/my/applications/${id}/edit`);
  await expect(page.getByLabel(/带动就业多少人/)).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel(/带动就业多少人/).fill('56');
  await expect(page.locator('.save-mark').first()).toContainText('未联网');
  await context.setOffline(false);
  await saved(page);
});

test('two people in one section are told, and each version is there to choose', async ({ page, context }) => {
  const applicant = await company(BASE, '北京同写文化有限公司');
  const { id } = await post(applicant, `/rounds/${roundId}/applications`, { from: { kind: 'blank' } });
  await signIn(context, applicant);
  await page.goto(`/my/applications/${id}/edit`);
  await expect(page.getByLabel(/带动就业多少人/)).toBeVisible();
  await post(applicant, `/applications/${id}/save`, {
    sections: [{ section: 'answers', base: 0, value: { jobs: '7' } }],
  });
  await page.getByLabel(/带动就业多少人/).fill('8');
  const notice = page.getByRole('alert').filter({ hasText: '他人已改过' });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('cell', { name: '7', exact: true })).toBeVisible();
  await expect(notice.getByRole('cell', { name: '8', exact: true })).toBeVisible();
  await looksRight(page);
  await notice.getByRole('button', { name: '采用对方的' }).click();
  await expect(page.getByLabel(/带动就业多少人/)).toHaveValue('7');
});
