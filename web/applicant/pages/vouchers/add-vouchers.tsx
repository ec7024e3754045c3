import { useState } from 'react';
import { revisedVoucher, type VoucherKind } from '../../../../contracts/evidence.ts';
import type { FileView } from '../../../../contracts/uploads.ts';
import { KIND_OPTIONS, kindIn } from '../../../evidence/words.ts';
import { command } from '../../../kit/api.ts';
import { useRefresh } from '../../../kit/data.ts';
import { RadioGroup } from '../../../kit/fields/choice.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { say } from './say.ts';

interface AddProps {
  readonly first: VoucherKind;
  readonly onClose: () => void;
}

/** Uploads files and registers each as a voucher as soon as it has arrived; what can be read is read by itself. */
export function AddVouchers({ first, onClose }: AddProps) {
  const [kind, setKind] = useState<VoucherKind>(first);
  return (
    <Dialog title={say('add.title')} onClose={onClose} wide>
      <div className="stack">
        <RadioGroup
          label={say('add.kind')}
          options={KIND_OPTIONS}
          inline
          value={kind}
          onChange={(value) => setKind(kindIn(value) ?? kind)}
        />
        <VoucherDrop key={kind} kind={kind} label={say('add.files')} />
        <p className="actions">
          <Button kind="main" onClick={onClose}>
            {say('add.close')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

interface DropProps {
  readonly kind: VoucherKind;
  readonly label: string;
  /** Where vouchers are registered. Default: those of the own organisation. */
  readonly path?: string;
  readonly multiple?: boolean;
  /** Called with the id of each new voucher. */
  readonly onAdded?: (id: string) => void;
}

/** A place for files that become vouchers of one kind. */
export function VoucherDrop({ kind, label, path = '/vouchers', multiple = true, onAdded }: DropProps) {
  const refresh = useRefresh();
  const register = async (file: FileView) => {
    try {
      const { id } = await command(path, { fileId: file.id, kind }, { schema: revisedVoucher });
      toast(say('add.done', { name: file.name }));
      await refresh('/vouchers', path);
      onAdded?.(id);
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
  };
  return (
    <FileDrop
      label={label}
      help={kind === 'invoice' ? say('add.help') : undefined}
      camera
      multiple={multiple}
      onFile={(file) => void register(file)}
    />
  );
}
