import { expect, test } from 'vitest';
import { print } from '../samples/print.ts';
import { readVoucher } from './read-voucher.ts';

/** The face of an invoice before 2023, each text set by itself as tax software does: [x, y, text]. */
const FACE: readonly (readonly [number, number, string])[] = [
  [200, 20, '北京增值税电子普通发票'],
  [420, 20, '发票代码：'],
  [470, 21, '011002000511'],
  [420, 34, '发票号码：'],
  [470, 35, '12345678'],
  [420, 48, '开票日期：'],
  [470, 49, '2020年 08 月05日'],
  [420, 62, '校 验 码：'],
  [470, 62, '16630 28298 09915 10014'],
  [30, 80, '购'],
  [30, 95, '买'],
  [50, 80, '名        称：'],
  [130, 81, '北京运河影视文化有限公司'],
  [50, 95, '纳税人识别号：'],
  [130, 96, '91110112MA00000003'],
  [50, 110, '地 址、 电 话：'],
  [300, 95, '密'],
  [320, 88, '00/2-7<054/18*88<*<1/689++>35*65<02'],
  [320, 100, '<>0002040*72+/537<<80+/94/1362+>6/*'],
  [60, 140, '货物或应税劳务、服务名称'],
  [220, 140, '规格型号'],
  [300, 140, '数 量'],
  [380, 140, '金  额'],
  [450, 140, '税率'],
  [520, 140, '税  额'],
  [40, 156, '*影视制作服务*后期制作'],
  [300, 156, '1'],
  [380, 156, '1000.00'],
  [455, 156, '6%'],
  [520, 156, '60.00'],
  [40, 168, '费（第一期）'],
  [40, 182, '*信息服务*技术资料'],
  [380, 182, '200.00'],
  [455, 182, '免税'],
  [520, 182, '***'],
  [80, 220, '合'],
  [130, 220, '计'],
  [375, 221, '¥1200.00'],
  [518, 221, '¥60.00'],
  [60, 240, '价税合计（大写）'],
  [160, 240, '壹仟贰佰陆拾元整'],
  [420, 240, '（小写）'],
  [460, 241, '¥1260.00'],
  [30, 260, '销'],
  [50, 260, '名        称：'],
  [130, 261, '通州光影后期制作有限公司'],
  [50, 275, '纳税人识别号：'],
  [130, 276, '91350100M000100Y43'],
];

test('an older invoice, labels and figures set apart, is read from its face', async () => {
  const bytes = await print({
    title: 'sample',
    mark: '样例',
    madeAt: new Date('2026-01-01T00:00:00Z'),
    landscape: true,
    content: FACE.map(([x, y, text]) => ({ text, absolutePosition: { x, y: y + 30 } })),
  });
  const outcome = await readVoucher(bytes, 'pdf');
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      source: 'pdf-text',
      invoiceKey: '011002000511-12345678',
      issuedOn: '2020-08-05',
      buyer: { name: '北京运河影视文化有限公司', taxId: '91110112MA00000003' },
      seller: { name: '通州光影后期制作有限公司', taxId: '91350100M000100Y43' },
      amounts: { withoutTaxFen: 120_000, taxFen: 6_000, totalFen: 126_000 },
      lines: [
        { name: '*影视制作服务*后期制作费（第一期）', amountFen: 100_000, taxFen: 6_000, taxRateBp: 600 },
        { name: '*信息服务*技术资料', amountFen: 20_000, taxFen: undefined, taxRateBp: undefined },
      ],
    },
  });
});
