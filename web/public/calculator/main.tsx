import './client/older-browsers.ts';
import '../styles/calculator.css';
import { hydrateRoot } from 'react-dom/client';
import { compilePolicy } from '../../../engine/index.ts';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { App } from './client/app.tsx';
import { CrashBoundary } from './client/crash.tsx';
import { earlyEdits } from './client/early.ts';
import { keptStore } from './client/environment.ts';
import { fieldOfLink, reach } from './client/reach.ts';
import { registerOffline } from './client/register-offline.ts';
import { AnswerStore } from './client/store.ts';
import { KEY } from './model/storage.ts';
import { type CalculatorData, DATA_ID, ROOT_ID } from './page-data.ts';

/** Brings the calculator to life: data from the page, answers from the browser, the engine compiled to closures. */
function start(root: HTMLElement, data: CalculatorData): void {
  const ground = { ...data, compiled: compilePolicy(data.policy.definition, enginePhrases), phrases: enginePhrases };
  const store = new AnswerStore(data.answers, data.policy, data.today, keptStore());
  const form = root.querySelector('form');
  const typed = form ? earlyEdits(form) : [];
  const begin = () => {
    store.begin({ posted: data.posted, opening: data.opening, hash: location.hash });
    for (const field of typed) store.edit(field);
    document.documentElement.dataset.calculator = 'alive';
  };
  hydrateRoot(
    root,
    <CrashBoundary>
      <App data={data} ground={ground} store={store} formAction={form?.getAttribute('action') ?? ''} onAlive={begin} />
    </CrashBoundary>,
  );
  watch(root, store);
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

const root = document.getElementById(ROOT_ID);
const data = document.getElementById(DATA_ID)?.textContent;
if (root && data) start(root, JSON.parse(data) as CalculatorData);
registerOffline();
