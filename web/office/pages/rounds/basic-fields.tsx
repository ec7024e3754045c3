import type { z } from 'zod';
import type { instrumentList } from '../../../../contracts/instrument.ts';
import type { RoundDraft } from '../../../../contracts/round.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { Select } from '../../../kit/fields/choice.tsx';
import { TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { useVersions } from './basis.tsx';
import { MomentInput } from './moment-input.tsx';
import { isAfter } from './moments.ts';
import { say } from './say.ts';

export interface PartProps {
  readonly draft: RoundDraft;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}

/** Title, version, programme year, window and contact. */
export function BasicFields({ draft, onChange }: PartProps) {
  return (
    <>
      <Section title={say('basic.title')}>
        <div className="stack">
          <TextInput
            name="title"
            label={say('field.title')}
            help={say('field.title-help')}
            required
            maxLength={200}
            value={draft.title}
            onChange={(title) => onChange({ title })}
          />
          <VersionField draft={draft} onChange={onChange} />
          <NumberInput
            name="program-year"
            label={say('field.year')}
            help={say('field.year-help')}
            required
            min={2020}
            max={2100}
            value={draft.programYear || null}
            onChange={(year) => onChange({ programYear: year ?? 0 })}
          />
          <TextArea
            name="contact"
            label={say('field.contact')}
            help={say('field.contact-help')}
            required
            rows={2}
            maxLength={1000}
            value={draft.contact}
            onChange={(contact) => onChange({ contact })}
          />
        </div>
      </Section>
      <WindowFields draft={draft} onChange={onChange} />
    </>
  );
}

function WindowFields({ draft: { opensAt, closesAt, graceUntil }, onChange }: PartProps) {
  const disorder = opensAt !== null && closesAt !== null && !isAfter(closesAt, opensAt);
  const graceless = graceUntil !== null && (closesAt === null || !isAfter(graceUntil, closesAt));
  return (
    <Section title={say('window.title')}>
      <div className="row">
        <MomentInput
          name="opens-at"
          label={say('field.opens')}
          required
          value={opensAt}
          onChange={(moment) => onChange({ opensAt: moment })}
        />
        <MomentInput
          name="closes-at"
          label={say('field.closes')}
          help={say('field.closes-help')}
          required
          value={closesAt}
          onChange={(moment) => onChange({ closesAt: moment })}
          error={disorder ? say('defect.order') : undefined}
        />
        <MomentInput
          name="grace-until"
          label={say('field.grace')}
          help={say('field.grace-help')}
          value={graceUntil}
          onChange={(moment) => onChange({ graceUntil: moment })}
          error={graceless ? say('defect.grace-order') : undefined}
        />
      </div>
    </Section>
  );
}

type Instruments = z.output<typeof instrumentList>;

/** Issued versions, and proposals that may be issued before the round is published. */
function optionsOf({ items }: Instruments, current: string) {
  return items
    .flatMap(({ issues }) => issues)
    .filter(({ id, state }) => state !== 'withdrawn' || id === current)
    .map(({ id, title, version, documentNumber, state }) => ({
      value: id,
      label: say(`version.${state}`, { title, version, document: documentNumber }),
    }));
}

function VersionField({ draft: { issuedVersionId }, onChange }: PartProps) {
  const versions = useVersions();
  return (
    <Answer of={versions} lines={1}>
      {(found) => {
        const options = optionsOf(found, issuedVersionId);
        return (
          <Select
            name="version"
            label={say('field.version')}
            required
            blank={say('field.version-blank')}
            help={
              <>
                {options.length === 0 && say('field.version-none')}{' '}
                <PageLink to="/instruments">{say('field.version-link')}</PageLink>
              </>
            }
            value={issuedVersionId}
            onChange={(id) => onChange({ issuedVersionId: id })}
            options={options}
          />
        );
      }}
    </Answer>
  );
}
