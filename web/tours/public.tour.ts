import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test, WIDTHS } from './setup.ts';

/** A reader's way through the public pages: on a phone, at a desk, by keyboard, enlarged, in large print, on paper. */

const CLAUSE = '支持在地取景拍摄';

/** Opens the pages one after the other by their links, as a reader does. */
async function visitAll(page: Page, look: () => Promise<void>): Promise<void> {
  await page.goto('/');
  await look();
  await page.goto('/measures');
  await look();
  await page.getByRole('link', { name: CLAUSE, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(CLAUSE);
  await look();
  await page.getByRole('contentinfo').getByRole('link', { name: '口径登记' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('口径登记');
  await look();
  await page.getByRole('contentinfo').getByRole('link', { name: '全部政策文本' }).click();
  await look();
  await page.getByRole('contentinfo').getByRole('link', { name: '无障碍说明' }).click();
  await look();
}

test.describe('what is missing', () => {
  test('an unknown address says so and leads on', async ({ page }) => {
    const response = await page.goto('/no-such-page');
    expect(response?.status()).toBe(404);
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: '回首页' }).click();
    await expect(page).toHaveURL(/\/$/);
  });

  test('an unpublished clause shows no amount', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: '支持精品内容创作' }).click();
    await expect(page.getByRole('heading', { name: '正文未公布' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('万元');
  });

  test('the page for times without a connection is readable', async ({ page }) => {
    await page.goto('/offline');
    await expectAccessible(page);
  });
});

for (const [name, size] of Object.entries(WIDTHS)) {
  test(`every kind of page is accessible and as wide as the window: ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await visitAll(page, async () => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
}

test('at 320 pixels and at 200 % zoom nothing has to be moved sideways', async ({ page }) => {
  // A window of half the width is what a page sees at 200 % zoom.
  for (const width of [320, WIDTHS.desk.width / 2]) {
    await page.setViewportSize({ width, height: 700 });
    await visitAll(page, () => expectNoSidewaysScroll(page));
  }
});

test('by keyboard alone: past the navigation, then to the text', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '测一测能得多少' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '读措施全文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('若干措施');
  await expect(
    page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '措施全文' }),
  ).toHaveAttribute('aria-current', 'page');
});

test('a permalink leads to its sentence, and a phrase to its rule', async ({ page }) => {
  await page.goto('/measures');
  const sentence = page.locator('[id="art2.s2"]');
  await sentence.getByRole('link', { name: /第二条第2句/ }).click();
  await expect(page).toHaveURL(/#art2\.s2$/);
  await expect(sentence).toBeInViewport();
  await sentence.getByRole('link', { name: /^在主流平台上线播出/ }).click();
  await expect(page.locator(':target')).toContainText('在主流平台上线播出');
});

test('large print stays on from page to page and can be switched off again', async ({ page }) => {
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await page.setViewportSize(WIDTHS.phone);
  await page.goto('/policies');
  const before = await size();
  await page.getByRole('link', { name: '大字版' }).click();
  await expect(page).toHaveURL(/\/policies$/);
  expect(await size()).toBeGreaterThan(before);
  await visitAll(page, async () => {
    await expectNoSidewaysScroll(page);
    expect(await size()).toBeGreaterThan(before);
  });
  await page.goto('/');
  await expectAccessible(page);
  await page.getByRole('link', { name: '标准版' }).click();
  expect(await size()).toBe(before);
});

test('the list of papers prints without navigation', async ({ page }) => {
  await page.goto('/measures');
  await page.getByRole('link', { name: CLAUSE, exact: true }).first().click();
  await page.getByRole('link', { name: '单独打开清单，方便打印' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await expect(page.getByRole('heading', { name: '原文要求的' })).toBeVisible();
});

test('the pages bring no script of their own', async ({ page }) => {
  await visitAll(page, async () => {
    expect(await page.locator('script:not([src])').count()).toBe(0);
    expect(await page.locator('[style]').count()).toBe(0);
  });
});
