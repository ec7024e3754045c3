import { defaultPackage } from '../packages.ts';
import { calculatorPath, paths, policyPath } from '../paths.ts';
import { say } from '../say.ts';
import { Page } from '../shell.tsx';
import type { PageCall } from '../site.ts';

/** Statuses with words of their own; any other reads as 500. */
const KNOWN = [400, 404, 405, 413, 429, 500, 503] as const;
type KnownStatus = (typeof KNOWN)[number];

function known(status: number): KnownStatus {
  return KNOWN.find((candidate) => candidate === status) ?? 500;
}

interface ErrorPageProps {
  readonly call: PageCall;
  readonly status: number;
  readonly requestId?: string;
}

/** What happened, whether anything is lost, and what to do next. */
export function ErrorPage({ call, status, requestId }: ErrorPageProps) {
  const key = known(status);
  const policy = defaultPackage(call.site);
  return (
    <Page call={call} title={say(`error.${key}`)} description={say(`error.${key}`)} unlisted>
      <div className="wrap narrow message">
        <p className="message__code">{status}</p>
        <h1>{say(`error.${key}`)}</h1>
        <p className="lead">{say(`error.${key}-what`)}</p>
        <ul className="ways">
          <li>
            <a href={paths.home}>{say('error.home')}</a>
          </li>
          {policy && (
            <li>
              <a href={policyPath(policy)}>{say('error.text')}</a>
            </li>
          )}
          <li>
            <a href={calculatorPath()}>{say('error.calculator')}</a>
          </li>
        </ul>
        {requestId !== undefined && <p className="note">{say('error.request', { id: requestId })}</p>}
      </div>
    </Page>
  );
}
