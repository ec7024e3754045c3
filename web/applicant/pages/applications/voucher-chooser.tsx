import { useState } from 'react';
import { type ApplicationView, createdId } from '../../../../contracts/application.ts';
import { revisedVoucher, type VoucherLine, voucherList } from '../../../../contracts/evidence.ts';
import type { FileView } from '../../../../contracts/uploads.ts';
import { command } from '../../../kit/api.ts';
import { useCommand, useGet, useRefresh } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { useForm } from './form-context.ts';
import type { NeededMaterial } from './model/needed-materials.ts';
import { say } from './say.ts';

interface ChooserProps {
  readonly claimId: string | null;
  readonly material: NeededMaterial;
  readonly attached: ApplicationView['attachments'];
  readonly onClose: () => void;
}

/** Attaches a file: a new one, or one that the company has handed in before. Each is uploaded once and used wherever it is needed. */
export function VoucherChooser({ claimId, material, attached, onClose }: ChooserProps) {
  const { application } = useForm();
  const refresh = useRefresh();
  const path = `/applications/${application.id}`;
  const attach = useCommand<string, typeof createdId>({
    path: `${path}/attach`,
    schema: createdId,
    body: (voucherId) => ({ claimId, materialId: material.id, voucherId }),
    refresh: [path],
    onDone: () => toast(say('materials.attached', { material: material.label })),
  });
  const addFile = async (file: FileView) => {
    try {
      const body = { fileId: file.id, kind: kindFor(material), label: material.label.slice(0, 200) };
      const { id } = await command('/vouchers', body, { schema: revisedVoucher });
      await attach.mutateAsync(id);
      await refresh('/vouchers');
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
  };
  return (
    <Dialog title={material.label} onClose={onClose} wide>
      <div className="stack">
        <FileDrop
          label={say('materials.upload')}
          help={material.help || undefined}
          camera
          onFile={(file) => void addFile(file)}
        />
        {attach.error && <ErrorState error={attach.error} />}
        <OwnVouchers
          isAttached={(id) => attached.some(({ voucherId }) => voucherId === id)}
          busy={attach.isPending}
          onChoose={(id) => attach.mutate(id)}
        />
        <p className="actions">
          <Button kind="main" onClick={onClose}>
            {say('materials.done')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

/** What the paper is kept as; the company may say it more exactly among its vouchers. */
function kindFor({ id }: NeededMaterial): 'audit-report' | 'undertaking' | 'contract' | 'proof' {
  if (id.includes('audit')) return 'audit-report';
  if (id.includes('undertaking') || id.includes('commitment')) return 'undertaking';
  return id.includes('contract') ? 'contract' : 'proof';
}

interface OwnProps {
  readonly isAttached: (voucherId: string) => boolean;
  readonly busy: boolean;
  readonly onChoose: (voucherId: string) => void;
}

function OwnVouchers({ isAttached, busy, onChoose }: OwnProps) {
  const [q, setQ] = useState('');
  const found = useGet(`/vouchers${writeQuery({ limit: 30, q: q.trim() })}`, voucherList);
  return (
    <section className="stack" aria-label={say('materials.own')}>
      <h3>{say('materials.own')}</h3>
      <TextInput label={say('materials.search')} type="search" value={q} onChange={setQ} maxLength={100} />
      <Answer of={found} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{say(q.trim() === '' ? 'materials.own-none' : 'materials.own-not-found')}</p>
          ) : (
            <ul className="item-list">
              {items
                .filter(({ withdrawn }) => !withdrawn)
                .map((line) => (
                  <li key={line.id}>
                    <VoucherWords line={line} />
                    {isAttached(line.id) ? (
                      <span className="note">{say('materials.is-attached')}</span>
                    ) : (
                      <Button kind="plain" busy={busy} onClick={() => onChoose(line.id)}>
                        {say('materials.choose')}
                        <span className="sr">{line.label || line.file.name}</span>
                      </Button>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function VoucherWords({ line }: { readonly line: VoucherLine }) {
  const { label, file, number, otherParty, issuedOn } = line;
  const about = [number, otherParty, issuedOn === null ? '' : chineseDay(issuedOn)].filter((part) => part !== '');
  return (
    <span>
      <b>{label || file.name}</b>
      {about.length > 0 && <span className="sub">{about.join(' · ')}</span>}
    </span>
  );
}
