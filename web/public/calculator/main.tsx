import './client/older-browsers.ts';
import '../styles/calculator.css';
import { hydrateRoot } from 'react-dom/client';
import { compilePolicy } from '../../../engine/index.ts';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { ComparisonApp } from '../comparison/app.tsx';
import { App } from './client/app.tsx';
import { CrashBoundary } from './client/crash.tsx';
import { earlyEdits } from './client/early.ts';
import { keptStore } from './client/environment.ts';
import { fieldOfLink, reach } from './client/reach.ts';
import { registerOffline } from './client/register-offline.ts';
import { AnswerStore } from './client/store.ts';
import type { Opening } from './model/opening.ts';
import { KEY } from './model/storage.ts';
import {
  type CalculatorData,
  COMPARISON_DATA_ID,
  COMPARISON_ID,
  type ComparisonData,
  DATA_ID,
  ROOT_ID,
} from './page-data.ts';

/** Brings the calculator to life: data from the page, answers from the browser, the engine compiled to closures. */
function startCalculator(root: HTMLElement, data: CalculatorData): void {
  const ground = { ...data, compiled: compilePolicy(data.policy.definition, enginePhrases), phrases: enginePhrases };
  const store = new AnswerStore(data.answers, data.policy, data.today, keptStore(), dropFragment);
  const formAction = root.querySelector('form')?.getAttribute('action') ?? '';
  const begin = beginner(root, store, data.posted, data.opening);
  hydrateRoot(
    root,
    <CrashBoundary>
      <App data={data} ground={ground} store={store} formAction={formAction} onAlive={begin} />
    </CrashBoundary>,
  );
  watch(root, store);
}

function startComparison(root: HTMLElement, { policies, ...data }: ComparisonData): void {
  const [base] = policies;
  if (!base) return;
  const grounds = policies.map((policy) => {
    return {
      policy,
      compiled: compilePolicy(policy.definition, enginePhrases),
      phrases: enginePhrases,
      today: data.today,
    };
  });
  const store = new AnswerStore(data.answers, base, data.today, keptStore(), dropFragment);
  const begin = beginner(root, store, data.posted, { audience: '', clause: '' });
  hydrateRoot(
    root,
    <CrashBoundary>
      <ComparisonApp grounds={grounds} store={store} onAlive={begin} />
    </CrashBoundary>,
  );
  watch(root, store);
}

/** A link that was taken over is done with: a reload must not open it once more over what was typed since. */
function dropFragment(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}

/** What is done once the page is alive: what was kept, a shared link, and what was typed before the script came. */
function beginner(root: HTMLElement, store: AnswerStore, posted: boolean, opening: Opening): () => void {
  const form = root.querySelector('form');
  const typed = form ? earlyEdits(form) : [];
  return () => {
    store.begin({ posted, opening, hash: location.hash });
    for (const field of typed) store.edit(field);
    document.documentElement.dataset.calculator = 'alive';
  };
}

/** Other tabs, the way back to this page, shared links pasted into it, links to fields. */
function watch(root: HTMLElement, store: AnswerStore): void {
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) store.refresh();
  });
  addEventListener('pageshow', () => store.refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') store.refresh();
  });
  addEventListener('hashchange', () => store.open(location.hash));
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const field = link ? fieldOfLink(link) : undefined;
    if (field !== undefined && reach(field)) event.preventDefault();
  });
}

function startOn<Data>(rootId: string, dataId: string, start: (root: HTMLElement, data: Data) => void): void {
  const root = document.getElementById(rootId);
  const text = document.getElementById(dataId)?.textContent;
  if (root && text) start(root, JSON.parse(text) as Data);
}

startOn(ROOT_ID, DATA_ID, startCalculator);
startOn(COMPARISON_ID, COMPARISON_DATA_ID, startComparison);
registerOffline();
