import type { z } from 'zod';
import type { progress } from '../../../contracts/application.ts';
import { chineseDay } from '../amounts.ts';
import { Callout } from '../components/callout.tsx';
import { Seal } from '../components/seal.tsx';
import { paths } from '../paths.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { tell } from './round-words.ts';

export type ProgressShown = z.output<typeof progress>;

/** What the visitor has typed: shown again where nothing was found. */
interface Asked {
  readonly number: string;
  readonly code: string;
  /** Nothing has this number and this code. */
  readonly notFound: boolean;
}

/** Asks for number and check code; works without script. Which of the two is wrong is not told. */
export function renderProgressForm(call: PageCall, { number, code, notFound }: Asked): PageResponse {
  return respond(
    <Page
      call={call}
      title={tell('progress.title')}
      description={tell('progress.lead')}
      place="progress"
      crumbs={[]}
      strip={false}
      unlisted={notFound}
    >
      <div className="wrap narrow">
        <header className="page-head">
          <h1>{tell('progress.title')}</h1>
          <p className="lead">{tell('progress.lead')}</p>
        </header>
        {notFound && (
          <div role="alert">
            <Callout kind="error">
              <p>
                <b>{tell('progress.not-found')}</b>
              </p>
              <p>{tell('progress.not-found-what')}</p>
            </Callout>
          </div>
        )}
        <form className="look-up" action={paths.progress} method="get">
          <p className="look-up__field">
            <label htmlFor="number">{tell('progress.number')}</label>
            <input
              className="look-up__input"
              id="number"
              name="number"
              required
              maxLength={20}
              autoComplete="off"
              defaultValue={number}
            />
          </p>
          <p className="look-up__field">
            <label htmlFor="code">{tell('progress.code')}</label>
            <input
              className="look-up__input"
              id="code"
              name="code"
              required
              maxLength={20}
              autoComplete="off"
              defaultValue={code}
              aria-describedby="code-help"
            />
            <span className="note" id="code-help">
              {tell('progress.code-help')}
            </span>
          </p>
          <p className="actions">
            <button type="submit" className="btn btn--main">
              {tell('progress.look')}
            </button>
          </p>
        </form>
      </div>
    </Page>,
    notFound ? 404 : 200,
  );
}

/** Where an application stands, for whoever has number and check code: steps and days, and nothing of what is asked for or by whom. */
export function renderProgressPage(
  call: PageCall,
  { number, steps, title, next, isSample }: ProgressShown,
): PageResponse {
  return respond(
    <Page
      call={call}
      title={tell('progress.of', { number })}
      description={tell('progress.lead')}
      place="progress"
      crumbs={[{ label: tell('progress.title'), href: paths.progress }]}
      strip={false}
      unlisted
    >
      <div className="wrap narrow">
        <header className="page-head">
          <h1>{tell('progress.of', { number })}</h1>
          <p className="lead">
            {isSample && <Seal word={tell('sample')} />} {title}
          </p>
        </header>
        <p>
          <b>{next}</b>
        </p>
        <ol className="progress-steps" aria-label={tell('progress.steps')}>
          {steps.map((step, at) => (
            <li key={`${step.day} ${step.title}`} aria-current={at === steps.length - 1 ? 'step' : undefined}>
              <b>{step.title}</b>
              <span>{chineseDay(step.day)}</span>
            </li>
          ))}
        </ol>
        <p className="note">{tell('progress.private')}</p>
        <p className="actions">
          <a href={paths.progress}>{tell('progress.another')}</a>
        </p>
      </div>
    </Page>,
  );
}
