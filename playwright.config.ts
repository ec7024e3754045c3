import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browser.ts';

const port = Number(process.env.TOUR_PORT ?? 3917);
const { executablePath, args } = await findBrowser();

/** The tours run against the real server, started as `npm start` starts it, on a database folder of its own. */
export default defineConfig({
  testDir: 'web/tours',
  testMatch: '*.tour.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath, args },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node bin/start.js',
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 120_000,
    env: {
      PORT: String(port),
      DATA_DIR: process.env.TOUR_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'yunhe-tours-')),
      LOG_LEVEL: 'warn',
    },
  },
});
