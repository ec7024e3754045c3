import { applicationDraft } from '../../../../contracts/application-draft.ts';
import { organisationShown } from '../../../../contracts/party.ts';
import { useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { FactInput } from './fields/fact-input.tsx';
import { useForm } from './form-context.ts';
import { factId, SECTION_IDS } from './model/places.ts';
import { factText } from './model/shown-values.ts';
import { withFact } from './model/typed-facts.ts';
import { say } from './say.ts';
import { SectionDraft } from './section-draft.tsx';

const { applicantFacts } = applicationDraft.shape;

/** Who applies: what the register of companies knows is shown, not asked. */
export function OrganisationSection() {
  const { application } = useForm();
  const found = useGet(`/organisations/${application.organisationId}`, organisationShown);
  return (
    <Section
      id={SECTION_IDS.organisation}
      title={say('organisation.title')}
      actions={
        <LinkButton kind="quiet" to="/organisation/edit">
          {say('organisation.edit')}
        </LinkButton>
      }
    >
      <Answer of={found} lines={3}>
        {({ name, uscc, legalRepresentative, contactName, contactPhoneMasked, bankAccount }) => (
          <DataList
            data={[
              { label: say('organisation.name'), value: name },
              { label: say('organisation.uscc'), value: uscc },
              { label: say('organisation.legal'), value: legalRepresentative || null },
              { label: say('organisation.contact'), value: `${contactName} ${contactPhoneMasked}`.trim() || null },
              {
                label: say('organisation.account'),
                value: bankAccount && `${bankAccount.bankName} ${bankAccount.accountMasked}`,
              },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}

/** What is asked once for the company, whatever it claims. */
export function CompanyFacts() {
  const { application, layout, policy } = useForm();
  const { facts } = policy.definition.dictionary;
  if (layout.company.length === 0) return null;
  return (
    <Section id={SECTION_IDS.applicant} title={say('company.title')}>
      <SectionDraft
        name="applicant"
        schema={applicantFacts}
        standing={application.draft.applicantFacts}
        section={(value, base) => ({ section: 'applicant', base, value })}
        parts={(value) =>
          Object.entries(value).map(([id, typed]) => ({
            id,
            label: facts[id]?.label ?? id,
            text: factText(facts[id], typed),
          }))
        }
      >
        {({ value, change }) => (
          <div className="stack">
            {layout.company.map((use) => {
              const fact = facts[use.fact];
              return (
                fact && (
                  <FactInput
                    key={use.fact}
                    id={factId(null, use.fact)}
                    use={use}
                    fact={fact}
                    value={value[use.fact]}
                    onChange={(typed) => change(withFact(value, use.fact, typed))}
                  />
                )
              );
            })}
          </div>
        )}
      </SectionDraft>
    </Section>
  );
}
