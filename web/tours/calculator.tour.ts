import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { assess, compilePolicy } from '../../engine/index.ts';
import { loadCatalogue } from '../../loader/index.ts';
import enginePhrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { startRelay } from './relay.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test, WIDTHS } from './setup.ts';

/** A company finds out what it may get: by touch, by keyboard, without script, without network, on paper. */

const HIGHEST = '353,820.00';
const COSTS = [
  ['venue', '620,000.00'],
  ['accommodation', '214800'],
  ['costume-props', '15.86万'],
  ['art-set', '１８６，０００'],
] as const;

const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);
const figure = (page: Page): Locator => page.locator('.result__top .big');

async function open(page: Page, address = '/calculator'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html[data-calculator="alive"]')).toBeAttached();
}

/** Types a film shot in the district into whatever form is open; `add` presses the button for one more cost. */
async function typeFilming(page: Page): Promise<void> {
  await field(page, 'work.w1.name').fill('《运河灯影》');
  for (const fact of ['releasedOnMainstreamPlatform', 'wideReach']) {
    await page.locator(`[name="work.w1.fact.${fact}"][value="yes"]`).check();
  }
  await field(page, 'work.w1.fact.shootingDays.total').fill('15');
  await field(page, 'work.w1.fact.shootingDays.inDistrict').fill('8');
  for (const [at, [category, amount]] of COSTS.entries()) {
    const cost = `cost.k${at + 1}`;
    if (at > 0) await page.getByRole('button', { name: '加一笔费用' }).click();
    await field(page, `${cost}.category`).selectOption(category);
    await field(page, `${cost}.amount`).fill(amount);
    await page.locator(`[name="${cost}.attribute.local"][value="yes"]`).check();
  }
}

async function openFilming(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
  await typeFilming(page);
  await expect(figure(page)).toContainText(HIGHEST);
}

for (const [device, size] of Object.entries(WIDTHS)) {
  test(`on a ${device} the amount moves with every answer up to 353,820.00, with its assumptions in the same box`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await open(page);
    await expect(page.locator('.result__top')).toContainText('先选您是哪一类');
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
    await expect(figure(page)).toContainText('待补 4 项');
    await typeFilming(page);
    const top = page.locator('.result__top');
    await expect(top).toContainText('如评审通过，最高可得');
    await expect(figure(page)).toContainText(HIGHEST);
    await expect(top).toContainText('不超过 20 个');
    await expect(top).toContainText('这是测算，不是决定');
    const card = page.locator('.claim').first();
    await expect(card).toContainText('1,179,400.00 × 30% = 353,820.00 元');
    await expect(card.getByRole('link', { name: '第二条第2句' }).first()).toHaveAttribute('href', /#art2\.s2$/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test('a wrong entry is named at its field and listed, keeps what was typed, and the rest is computed', async ({
  page,
}) => {
  await openFilming(page);
  await field(page, 'cost.k4.amount').fill('十八万六');
  await field(page, 'cost.k3.amount').focus();
  await expect(page.locator('.field', { has: field(page, 'cost.k4.amount') })).toContainText('这个金额看不懂');
  await expect(figure(page)).toContainText('298,020.00');
  await expect(field(page, 'cost.k4.amount')).toHaveValue('十八万六');
  await expectAccessible(page);
  await page.getByRole('link', { name: '这个金额看不懂' }).click();
  await expect(field(page, 'cost.k4.amount')).toBeFocused();
});

test('what is missing is a link to its field, and what would change the result is said', async ({ page }) => {
  await openFilming(page);
  await field(page, 'work.w1.fact.shootingDays.total').fill('');
  await expect(figure(page)).toContainText('待补 1 项');
  await page.locator('.claim').getByRole('link', { name: '实际拍摄天数' }).click();
  await expect(field(page, 'work.w1.fact.shootingDays.total')).toBeFocused();
  await page.keyboard.type('17');
  await expect(page.locator('.claim .state').first()).toContainText('不符合');
  await expect(page.locator('.callout[data-kind="change"]')).toContainText('怎样才够');
});

test('by keyboard alone', async ({ page }) => {
  await open(page);
  const reach = async (wanted: Locator) => {
    for (let presses = 0; presses < 120; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not to be reached by the tabulator');
  };
  await reach(page.getByRole('checkbox', { name: '剧组', exact: true }));
  await page.keyboard.press('Space');
  // The unanswered radio is the one in the way of Tab; the arrow goes round to "yes".
  for (const fact of ['releasedOnMainstreamPlatform', 'wideReach']) {
    await reach(page.locator(`[name="work.w1.fact.${fact}"][value=""]`));
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`[name="work.w1.fact.${fact}"][value="yes"]`)).toBeChecked();
  }
  await reach(field(page, 'work.w1.fact.shootingDays.total'));
  await page.keyboard.type('15');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await reach(field(page, 'cost.k1.category'));
  for (let down = 0; down < 2; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1179400');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(figure(page)).toContainText(HIGHEST);
  await reach(page.getByRole('button', { name: '加一笔费用' }));
  await page.keyboard.press('Enter');
  await expect(field(page, 'cost.k2.amount')).toBeFocused();
  await reach(page.getByRole('button', { name: '删除第 2 笔费用' }));
  await page.keyboard.press('Enter');
  await expect(field(page, 'cost.k1.amount')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(figure(page)).toContainText(HIGHEST);
});

test('at 200 % zoom nothing is cut off and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await openFilming(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 320, height: 568 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('in large print it stays whole', async ({ page }) => {
  await page.setViewportSize(WIDTHS.phone);
  await page.goto('/large-print?on=1&back=/calculator');
  await openFilming(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('reload, a way there and back, and a second tab keep every entry', async ({ page, context }) => {
  await openFilming(page);
  await page.reload();
  await expect(figure(page)).toContainText(HIGHEST);
  await expect(field(page, 'cost.k3.amount')).toHaveValue('15.86万');
  await page.goto('/policies');
  await page.goBack();
  await expect(figure(page)).toContainText(HIGHEST);
  const second = await context.newPage();
  await open(second);
  await expect(figure(second)).toContainText(HIGHEST);
  await field(second, 'work.w1.name').fill('《绿心一夏》');
  await expect(field(page, 'work.w1.name')).toHaveValue('《绿心一夏》');
});

test('a removed row and a cleared form can be brought back', async ({ page }) => {
  await openFilming(page);
  await page.getByRole('button', { name: '删除第 1 笔费用' }).click();
  await expect(figure(page)).not.toContainText(HIGHEST);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(figure(page)).toContainText(HIGHEST);
  await page.getByText('导入文件、清空重填').click();
  await page.getByRole('button', { name: '清空重填' }).click();
  await expect(page.locator('.result__top')).toContainText('先选您是哪一类');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(figure(page)).toContainText(HIGHEST);
});

test('stored content that cannot be read is put aside and never stops the page', async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem('spoilt')) localStorage.setItem('yunhe.calculator', '{"form":1,"entries":');
    sessionStorage.setItem('spoilt', 'yes');
  });
  await open(page);
  await expect(page.locator('.notices')).toContainText('读不出来');
  await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
  await expect(figure(page)).toContainText('待补');
  expect(await page.evaluate(() => localStorage.getItem('yunhe.calculator.aside.1'))).toBe('{"form":1,"entries":');
});

test('a shared link carries figures only behind #, and opens elsewhere to the same amount', async ({
  page,
  browser,
}) => {
  await openFilming(page);
  await page.getByRole('button', { name: '分享' }).click();
  const link = await page.locator('#share-link').inputValue();
  const [address = '', fragment = ''] = link.split('#');
  expect(new URL(address).searchParams.toString()).toBe('policy=tongzhou-micro-drama&version=2026-02-05-draft');
  expect(fragment).toMatch(/^y1\.[A-Za-z0-9_-]+$/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await open(other, link);
  await expect(figure(other)).toContainText(HIGHEST);
  await expect(field(other, 'work.w1.name')).toHaveValue('');
  await other.goto('/');
  await open(other, `${address}#${fragment.slice(0, -7)}`);
  await expect(other.locator('.notices')).toContainText('不完整');
  await elsewhere.close();
});

test('a shared link never writes over own entries', async ({ page, browser }) => {
  await openFilming(page);
  await page.getByRole('button', { name: '分享' }).click();
  const link = await page.locator('#share-link').inputValue();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await open(other);
  await other.getByRole('checkbox', { name: '活动主办方', exact: true }).check();
  await field(other, 'work.w1.name').fill('我的活动');
  await other.goto('/');
  await open(other, link);
  await expect(figure(other)).toContainText(HIGHEST);
  await other.getByRole('button', { name: '回到我自己填的' }).click();
  await expect(field(other, 'work.w1.name')).toHaveValue('我的活动');
  await elsewhere.close();
});

test('an opened link that was gone on with is not opened again by a reload', async ({ page, browser }) => {
  await openFilming(page);
  await page.getByRole('button', { name: '分享' }).click();
  const link = await page.locator('#share-link').inputValue();
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await open(other, link);
  await field(other, 'cost.k4.amount').fill('0');
  await expect(figure(other)).toContainText('298,020.00');
  await other.reload();
  await expect(figure(other)).toContainText('298,020.00');
  await elsewhere.close();
});

test('what is ticked before the script has come is there when it has', async ({ page }) => {
  let release = () => {};
  const gate = new Promise<void>((opened) => {
    release = opened;
  });
  await page.route(/calculator-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/calculator', { waitUntil: 'commit' });
  await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
  await expect(page.locator('.loading')).toContainText('正在取回');
  release();
  await expect(page.locator('html[data-calculator="alive"]')).toBeAttached();
  await expect(figure(page)).toContainText('待补 4 项');
  await expect(page.getByRole('checkbox', { name: '剧组', exact: true })).toBeChecked();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the posted form gives the same amounts and loses nothing', async ({ page }) => {
    await page.setViewportSize(WIDTHS.phone);
    await page.goto('/calculator');
    await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
    const compute = () => page.getByRole('button', { name: '计算' }).click();
    await compute();
    await expect(figure(page)).toContainText('待补 4 项');
    await typeFilming(page);
    await field(page, 'work.w1.fact.shootingDays.inDistrict').fill('八');
    await compute();
    await expect(page.locator('.result')).toContainText('要填整数');
    await expect(field(page, 'work.w1.fact.shootingDays.inDistrict')).toHaveValue('八');
    await field(page, 'work.w1.fact.shootingDays.inDistrict').fill('8');
    await compute();
    await expect(figure(page)).toContainText(HIGHEST);
    await expect(field(page, 'cost.k3.amount')).toHaveValue('15.86万');
    await page.getByRole('button', { name: '删除第 4 笔费用' }).click();
    await expect(figure(page)).toContainText('298,020.00');
    await page.getByRole('button', { name: '对比' }).click();
    await expect(page.locator('.compare')).toContainText('298,020.00');
  });
});

test('without network it opens, says so, and goes on computing', async ({ page, baseURL }) => {
  const relay = await startRelay(baseURL ?? '');
  await open(page, `${relay.address}/calculator`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await open(page, `${relay.address}/calculator`);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await relay.cut();
  await page.reload();
  await expect(page.locator('.notices')).toContainText('现在没有网络');
  await page.getByRole('checkbox', { name: '剧组', exact: true }).check();
  await typeFilming(page);
  await expect(figure(page)).toContainText(HIGHEST);
  await expectAccessible(page);
  await page.goto(`${relay.address}/policies`);
  await expect(page.locator('h1')).toContainText('没有网络');
});

test('on paper stand the answers, the amount with its assumptions and the materials, and no controls', async ({
  page,
}) => {
  await openFilming(page);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['form', '.tools', '.dock', '.site-nav'])
    await expect(page.locator(hidden).first()).toBeHidden();
  await expect(page.locator('.result__top')).toBeVisible();
  await expect(page.locator('.print-only')).toContainText('《运河灯影》');
  await expect(page.locator('.print-only')).toContainText('620,000.00');
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the downloaded file is a request that the engine takes as it is, and can be imported again', async ({ page }) => {
  await openFilming(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  const path = await download.path();
  const request = JSON.parse(await readFile(path, 'utf8')) as { claims: { review?: string }[] };
  const catalogue = await loadCatalogue({ directories: [] });
  const found = catalogue.find();
  if (!found) throw new Error('no policy');
  const policy = compilePolicy(found.definition, enginePhrases);
  const reviewed = { ...request, claims: request.claims.map((claim) => ({ ...claim, review: 'passed' })) };
  const [stated, highest] = [assess(policy, request), assess(policy, reviewed)];
  expect(stated.ok && stated.value.totalFen).toBe(0);
  expect(highest.ok && highest.value.totalFen).toBe(35_382_000);
  await page.getByText('导入文件、清空重填').click();
  await page.getByRole('button', { name: '清空重填' }).click();
  await page.getByText('导入文件、清空重填').click();
  await page.locator('#import-file').setInputFiles(path);
  await expect(figure(page)).toContainText(HIGHEST);
});

test('the comparison puts the same answers to every policy; what was not asked is no zero', async ({ page }) => {
  for (const size of Object.values(WIDTHS)) {
    await page.setViewportSize(size);
    await openFilming(page);
    await open(page, '/comparison');
    const table = page.locator('.compare');
    await expect(table).toContainText(HIGHEST);
    await expect(table).toContainText('示例·不具效力');
    await expect(table).toContainText('未问');
    expect(await table.innerText()).not.toMatch(/(^|\s)0\.00/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test('an answer comes within one frame of the typing', async ({ page }) => {
  await openFilming(page);
  const frames = await field(page, 'cost.k1.amount').evaluate(async (input) => {
    const shown = () => document.querySelector('.result__top .big')?.textContent ?? '';
    const before = shown();
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    setValue?.call(input, '620001');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    let count = 0;
    while (shown() === before && count < 60) {
      await new Promise(requestAnimationFrame);
      count += 1;
    }
    return count;
  });
  expect(frames).toBeLessThanOrEqual(2);
});
